import type { Term } from '../lexicon/overlay.js';
import { withDatabase } from './database.js';
import { readBytes } from './files.js';
import { type Io, say } from './io.js';

/** Where the terms come from, beside the shipped lexicon. */
export interface TermOptions {
  /** A database, with its glossaries and what was learnt. */
  db?: string;
  /** Files of glossaries. */
  glossary?: string[];
}

export const GLOSSARY_OPTION = 'use this glossary: FILE.csv, FILE.tsv or FILE.tbx (may be given several times)';

/** Gathers the values of an option that may be given several times. */
export const several = (value: string, before: string[] = []): string[] => [...before, value];

/**
 * The terms that a command was told to use. Without `--db` none of a database, whatever TERCET_DB says: the same files
 * give the same, unless something else was asked for.
 * @throws Failure, or InputError `glossary-…`, that names the file.
 */
export async function termsIn({ db, glossary = [] }: TermOptions, io: Io): Promise<Term[]> {
  const terms = db === undefined ? [] : await storedTerms(db, io);
  for (const file of glossary) await addTerms(terms, file, io);
  return terms;
}

async function storedTerms(db: string, io: Io): Promise<Term[]> {
  const { listTerms } = await import('../store/terms.js');
  return withDatabase({ db }, io, 'fail', (opened) => listTerms(opened));
}

/** Entries of a file are concepts of their own. */
async function addTerms(terms: Term[], file: string, io: Io): Promise<void> {
  const { readGlossary } = await import('../import/glossary/glossary.js');
  const glossary = readGlossary(await readBytes(file), file);
  let concept = terms.reduce((last, term) => Math.max(last, term.concept), -1) + 1;
  for (const entry of glossary.entries) {
    for (const term of entry) terms.push({ ...term, concept, glossary: true });
    concept++;
  }
  sayLeftOut(io, glossary);
}

/** Says what of a glossary is of no use, and why. */
export function sayLeftOut(io: Io, { unfindable, alone }: { unfindable: readonly string[]; alone: number }): void {
  if (unfindable.length > 0) say(io, `left out, having function words only: ${some(unfindable)}`);
  if (alone > 0) say(io, `left out, having terms in one language only: ${alone} ${alone === 1 ? 'entry' : 'entries'}`);
}

function some(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).map((text) => `“${text}”`);
  return texts.length > 3 ? `${shown.join(', ')} and ${texts.length - 3} more` : shown.join(', ');
}
