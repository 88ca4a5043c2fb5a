import type { DocumentSummary } from '../store/types.js';
import type { LanguageTag } from '../types.js';
import { Failure } from './io.js';

/**
 * Those of these ids, in that order; without ids all, the oldest first.
 * @throws Failure where there is none of an id.
 */
export function chosenDocuments(all: DocumentSummary[], ids?: number[]): DocumentSummary[] {
  if (!ids) return all.toReversed();
  return [...new Set(ids)].map((id) => {
    const document = all.find((candidate) => candidate.id === id);
    if (!document) throw new Failure(`There is no document ${id}. "tercet list" shows which there are.`);
    return document;
  });
}

/** Every version's tag once, in the order in which they first come. */
export function languagesOf(documents: DocumentSummary[]): LanguageTag[] {
  return [...new Set(documents.flatMap(({ versions }) => versions.map(({ tag }) => tag)))];
}

/** The version that the documents were translated from: null where they don't say, or don't say the same. */
export function sourceOf(documents: DocumentSummary[]): LanguageTag | null {
  const sources = new Set(documents.map(({ versions }) => versions.find(({ isSource }) => isSource)?.tag ?? null));
  const [source] = sources;
  return sources.size === 1 ? (source ?? null) : null;
}
