import { z } from 'zod';
import type { DocumentSummary, StoredVersion } from '../../../store/types.js';
import type { Wording } from '../../../wording.js';
import { digestOf, etagOfState } from '../etag.js';
import { answered } from './registry.js';
import { Etag, Id, Lang, Params, Time } from './values.js';

export const Version = answered(
  'Version',
  z.object({
    lang: Lang,
    name: z.string().describe('The language’s, in the language that was asked for.'),
    file: z.string().describe('The file’s name; empty for pasted text.'),
    encoding: z.string(),
    source: z.boolean().describe('True for the version that the others were translated from, where that is known.'),
    words: z.number().int(),
    sentences: z.number().int(),
  }),
);

export const Document = answered(
  'Document',
  z
    .object({
      id: Id,
      etag: Etag,
      title: z.string(),
      createdAt: Time,
      updatedAt: Time,
      versions: z.array(Version),
      units: z.number().int(),
      confirmed: z.number().int().describe('Units that were reviewed.'),
      divergent: z.number().int().describe('Units with a divergence that is shown and wasn’t dismissed.'),
      flagged: z.number().int().describe('Units with a flag that is open or accepted.'),
      notices: z.array(z.object({ code: z.string(), params: Params, message: z.string() })),
    })
    .describe('A text in several languages, with its state in figures.'),
);

export const versionOf = (version: StoredVersion, wording: Wording): z.infer<typeof Version> => ({
  lang: version.tag,
  name: wording.languageName(version.tag),
  file: version.name,
  encoding: version.encoding,
  source: version.isSource,
  words: version.words,
  sentences: version.sentences,
});

export function documentView(document: DocumentSummary, wording: Wording): z.infer<typeof Document> {
  const { id, versions, notices, ...figures } = document;
  return {
    ...{ id, etag: etagOfState(documentState(document)), ...figures },
    versions: versions.map((version) => versionOf(version, wording)),
    notices: notices.map((notice) => ({ ...notice, message: wording.notice(notice) })),
  };
}

/** Every change to a document, or to anything in it, is in its log and sets this time. */
export const documentState = ({ id, updatedAt, title }: DocumentSummary): string =>
  digestOf(`${id} ${updatedAt} ${title}`);
