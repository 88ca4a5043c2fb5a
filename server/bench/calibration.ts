/** A unit's confidence, and whether it was right. */
export interface Verdict {
  confidence: number;
  right: boolean;
}

export interface Bin {
  /** Its lower end; the upper is a tenth more. */
  from: number;
  units: number;
  right: number;
  /** The mean confidence of its units. */
  said: number;
}

const BINS = 10;

/** Verdicts by tenths of confidence. */
export function bins(verdicts: readonly Verdict[]): Bin[] {
  const found = Array.from({ length: BINS }, (_, n): Bin => ({ from: n / BINS, units: 0, right: 0, said: 0 }));
  for (const { confidence, right } of verdicts) {
    const bin = found[Math.min(BINS - 1, Math.floor(confidence * BINS))] as Bin;
    bin.said = (bin.said * bin.units + confidence) / (bin.units + 1);
    bin.units++;
    if (right) bin.right++;
  }
  return found;
}

/**
 * The expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far the bins' confidence lies from the share
 * of their units that are right, on average over the units.
 */
export function calibrationError(verdicts: readonly Verdict[]): number {
  if (verdicts.length === 0) return 0;
  const off = bins(verdicts).reduce((sum, { units, right, said }) => sum + Math.abs(right - said * units), 0);
  return off / verdicts.length;
}

/**
 * What the bins' shares would be if they only ever rose with confidence (pool adjacent violators, Ayer et al. 1955).
 * Where that differs from the shares themselves, more confidence doesn't mean more units right.
 */
export function isotonic(found: readonly Bin[]): number[] {
  const pools: { units: number; right: number; bins: number }[] = [];
  for (const { units, right } of found) {
    let pool = { units, right, bins: 1 };
    for (let last = pools.at(-1); last && last.right * pool.units >= pool.right * last.units; last = pools.at(-1)) {
      pools.pop();
      pool = { units: last.units + pool.units, right: last.right + pool.right, bins: last.bins + pool.bins };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ units, right, bins: count }) => Array.from({ length: count }, () => right / units));
}
