/** Confidence and agreement as files show them: four decimals are finer than either is known. */
export function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
