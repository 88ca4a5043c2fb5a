/** Turns sentences of any language into vectors that lie close together where the sentences mean the same. */
export interface Encoder {
  /** How many numbers a vector has. */
  dimension: number;
  /** The texts' vectors, in order; they needn't be of length 1. */
  embed(texts: string[]): Promise<Float32Array[]>;
}
