/** Runs of up to this many sentences are embedded as one text each; what a longer one says is the sum of its sentences. */
export const OVERLAPS = 3;

/**
 * The vectors of a version's runs, of length 1, each number in one byte: 20,000 sentences with 768 numbers take 46 MB
 * instead of 184. Rounding to 127 steps of a vector's largest number moves a cosine by about 0.001.
 */
export interface Vectors {
  dimension: number;
  /** Sentences. */
  count: number;
  /** The run of `size` sentences from `start` has those from `runAt(start, size) * dimension`. */
  values: Int8Array;
  /** For each run, what a step is worth; 0 for a run without a vector, which goes beyond the end or has no content. */
  scales: Float32Array;
}

export const runAt = (start: number, size: number): number => start * OVERLAPS + size - 1;

export function emptyVectors(count: number, dimension: number): Vectors {
  const runs = count * OVERLAPS;
  return { dimension, count, values: new Int8Array(runs * dimension), scales: new Float32Array(runs) };
}

/** Keeps a vector as that of a run, made of length 1. One without direction (all 0, not a number) isn't kept. */
export function setVector(vectors: Vectors, run: number, vector: Float32Array): void {
  const { dimension, values, scales } = vectors;
  let squares = 0;
  let largest = 0;
  for (let d = 0; d < dimension; d++) {
    const value = vector[d] as number;
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
  }
  if (!(squares > 0 && squares < Number.POSITIVE_INFINITY)) return;
  const step = largest / 127;
  for (let d = 0; d < dimension; d++) values[run * dimension + d] = Math.round((vector[d] as number) / step);
  scales[run] = step / Math.sqrt(squares);
}

export function copyVector(from: Vectors, run: number, to: Vectors, other: number): void {
  const { dimension } = from;
  to.values.set(from.values.subarray(run * dimension, (run + 1) * dimension), other * dimension);
  to.scales[other] = from.scales[run] as number;
}

/** Adds a run's vector to a sum. */
export function addVector(sum: Float32Array, vectors: Vectors, run: number): void {
  const { dimension, values } = vectors;
  const scale = vectors.scales[run] as number;
  for (let d = 0; d < dimension; d++) sum[d] = (sum[d] as number) + scale * (values[run * dimension + d] as number);
}

/** The cosine of two runs' vectors. */
export function cosine(a: Vectors, runA: number, b: Vectors, runB: number): number {
  const { dimension, values } = a;
  const others = b.values;
  let at = runA * dimension;
  let other = runB * dimension;
  const end = at + dimension;
  let sum = 0;
  for (; at < end; at++, other++) sum += (values[at] as number) * (others[other] as number);
  return sum * (a.scales[runA] as number) * (b.scales[runB] as number);
}

/** The vectors of the sentences from..to-1; they share the memory. A run that goes beyond `to` isn't to be asked for. */
export function sliceVectors({ dimension, values, scales }: Vectors, from: number, to: number): Vectors {
  return {
    dimension,
    count: to - from,
    values: values.subarray(runAt(from, 1) * dimension, runAt(to, 1) * dimension),
    scales: scales.subarray(runAt(from, 1), runAt(to, 1)),
  };
}
