/** For each place i of one side (0 to count), the places of the other worth considering: from lo[i] to hi[i], inclusive. */
export interface Band {
  lo: Int32Array;
  hi: Int32Array;
}

/** Every place. */
export function fullBand(rows: number, columns: number): Band {
  return { lo: new Int32Array(rows + 1), hi: new Int32Array(rows + 1).fill(columns) };
}

/** Makes both edges climb, and the corners belong, so that a path from start to end exists. */
export function smooth(band: Band, columns: number): Band {
  const { lo, hi } = band;
  const rows = lo.length - 1;
  lo[0] = 0;
  hi[rows] = columns;
  for (let i = rows - 1; i >= 0; i--) lo[i] = Math.max(0, Math.min(lo[i] as number, lo[i + 1] as number));
  for (let i = 1; i <= rows; i++) hi[i] = Math.min(columns, Math.max(hi[i] as number, hi[i - 1] as number));
  for (let i = 1; i <= rows; i++) lo[i] = Math.min(lo[i] as number, hi[i - 1] as number);
  return band;
}

/** The cells between the second and third side that two bands from a first side leave possible. */
export function compose(first: Band, second: Band, rows: number): Band {
  const lo = new Int32Array(rows + 1).fill(0x7fffffff);
  const hi = new Int32Array(rows + 1).fill(-1);
  first.lo.forEach((from, i) => {
    for (let j = from; j <= (first.hi[i] as number); j++) {
      lo[j] = Math.min(lo[j] as number, second.lo[i] as number);
      hi[j] = Math.max(hi[j] as number, second.hi[i] as number);
    }
  });
  return { lo, hi };
}
