import type { InputError } from '../errors.js';
import type { Divergence, Notice } from '../types.js';

/** The command line speaks English; the texts are loaded when there is something to say. */

export async function describeError(error: InputError): Promise<string> {
  return (await english()).error(error);
}

export async function describeNotice(notice: Notice): Promise<string> {
  return (await english()).notice(notice);
}

/** Words a divergence. */
export type WordDivergence = (divergence: Divergence) => string;

export async function divergenceWording(): Promise<WordDivergence> {
  const words = await english();
  return (divergence) => words.divergence(divergence);
}

async function english() {
  const { wording } = await import('../wording.js');
  return wording('en');
}
