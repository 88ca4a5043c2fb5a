/** Signs whose presence a translation tends to keep, as bits. */
export const Mark = { Question: 1, Exclamation: 2, Quote: 4, Colon: 8, Bracket: 16, Percent: 32, Digits: 64 } as const;
export const MARK_COUNT = 7;

const SIGNS: [string, number][] = [
  ['?？؟', Mark.Question],
  ['!！', Mark.Exclamation],
  ['"“”„«»「」', Mark.Quote],
  [':：', Mark.Colon],
  ['()（）', Mark.Bracket],
  ['%', Mark.Percent],
];

const bits = new Map(SIGNS.flatMap(([signs, bit]) => [...signs].map((sign) => [sign.charCodeAt(0), bit] as const)));

/** The bit of one sign, by its code; 0 for others. */
export const markOf = (code: number): number => bits.get(code) ?? 0;
