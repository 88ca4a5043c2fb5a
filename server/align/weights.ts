/**
 * How much each kind of evidence counts, in natural logarithms of probability ratios. Fitted together on development
 * texts that are not shipped; none of them is a property of one text.
 */
export interface Weights {
  /** Times half the squared deviation of the lengths, in standard deviations. */
  length: number;
  /** The variance of a translation's length per letter of the original (Gale and Church 1993 found 6.8). */
  variance: number;
  /** Squared deviations above this count as this: a free translation is no stranger than a very free one. */
  lengthCap: number;
  /** Times the evidence of the items that two runs share. */
  items: number;
  /**
   * Times what embeddings say of a pair, for each sentence of the shorter run. Where a translation's distance spreads by
   * about 0.15 around 0.35 of that of unrelated sentences, theirs by as much around 1, the logarithm of the ratio falls
   * by 29 from the one to the other with each unit; a third of that, as for `items`, since the other evidence says much
   * of the same. Reasoned from published figures, not fitted on a model.
   */
  embedding: number;
  /** The evidence that no number of shared items exceeds: the tenth word tells less than the first. */
  saturation: number;
  /** For each sign that both runs have, and for each that only one has. */
  signShared: number;
  signAlone: number;
  /** For each version without a sentence in a unit where at least two others have one. */
  missing: number;
  /** For a unit in which only one version has a sentence. */
  alone: number;
  /** For each further sentence of a run that only one version has: who leaves out one often leaves out a passage. */
  aloneNext: number;
  /** For each sentence that one version splits or merges otherwise than the rest. */
  extra: number;
  /** For each further sentence that every version of a unit has: neighbours that can't be told apart, or change places. */
  interlocked: number;
  /** For a pair of versions at a cut between units: both at a paragraph's end, or only one of them. */
  paragraphShared: number;
  paragraphAlone: number;
  /** For a paragraph that ends inside a unit. */
  paragraphInside: number;
  /** Divides all scores where probabilities are asked for, so that they come true as often as they say. */
  temperature: number;
}

export const WEIGHTS: Weights = {
  length: 1.044,
  variance: 4.8,
  lengthCap: 25.6,
  items: 0.336,
  saturation: 12.8,
  embedding: 10,
  signShared: 0.144,
  signAlone: 0.7,
  missing: 2.2,
  alone: 4.5,
  aloneNext: 1.5,
  extra: 2.08,
  interlocked: 2.8,
  paragraphShared: 0.8,
  paragraphAlone: 0.922,
  paragraphInside: 1.5,
  temperature: 0.683,
};
