import { z } from 'zod';
import { FLAG_WRITERS, flagWriter } from '../../../export/flags/flags.js';
import { EXPORT_STATES, type ExportContext, WRITERS } from '../../../export/index.js';
import { exportFlags } from '../../../store/flag-export.js';
import { FLAG_ORDERS } from '../../../store/flag-list.js';
import { searchTags } from '../../../store/search.js';
import { exportFile } from '../../export-file.js';
import { sendFile } from '../file.js';
import { type Operation, operation } from '../operation.js';
import { Choice, Lang, PathId } from '../resources/values.js';
import { FLAG_QUERY, flagQueryOf } from './flags.js';

const FORMATS = WRITERS.map(({ id }) => id);

/** What there are files of where two versions are written; several files come as one ZIP. */
const ANY: ExportContext = { languages: ['en', 'fr'], toolVersion: '', created: new Date(0) };
const mediaTypes = WRITERS.flatMap((writer) =>
  'files' in writer ? writer.files(ANY).map(({ mediaType }) => mediaType) : [writer.mediaType],
);
const MEDIA = [...new Set([...mediaTypes, 'application/zip'])];

const units = operation({
  id: 'exportUnits',
  method: 'get',
  path: '/export',
  tag: 'exports',
  summary: 'Get units as a file',
  description: 'It is made while it is sent. A format of several files comes as a ZIP.',
  query: z.strictObject({
    format: z.enum(FORMATS as [string, ...string[]]).describe('What is written.'),
    document: z.array(PathId).max(1000).optional().describe('Absent: all documents.'),
    lang: z.array(Lang).max(200).optional().describe('The versions to write, in this order. Absent: all.'),
    state: z.array(z.enum(EXPORT_STATES)).optional().describe('Only units in one of these states.'),
    confirmed: Choice.default(false).describe('Only units that are confirmed.'),
    unflagged: Choice.default(false).describe('Without units that have a flag that is open or accepted.'),
    minConfidence: z.coerce.number().min(0).max(1).optional().describe('Only units the aligner is so sure of.'),
    deduplicate: Choice.default(false).describe('Of units that say the same, only the first.'),
    complete: Choice.default(false).describe('Only units that have text in all chosen versions.'),
  }),
  problems: ['not-found', 'unusable'],
  answers: { status: 200, description: 'The file.', media: MEDIA },
  handle: async (context, { query, wording }) => {
    const { format, document, lang, state, confirmed, unflagged, minConfidence, deduplicate, complete } = query;
    const options = {
      ...(lang ? { languages: lang } : {}),
      ...(state ? { states: state } : {}),
      ...(minConfidence === undefined ? {} : { minConfidence }),
      ...{ onlyConfirmed: confirmed, withoutFlagged: unflagged, deduplicate, complete },
    };
    const file = await exportFile(context, { format, documentIds: document, options }, wording);
    return sendFile({ mediaType: file.contentType, name: file.name, pieces: file.pieces(() => {}) });
  },
});

const flags = operation({
  id: 'exportFlags',
  method: 'get',
  path: '/flags/export',
  tag: 'exports',
  summary: 'Get flags as a file',
  query: z.strictObject({
    format: z.enum(FLAG_WRITERS.map(({ id }) => id)).describe('A table, one flag a line, or MQM annotations.'),
    ...FLAG_QUERY,
    sort: z.enum(FLAG_ORDERS).default('place'),
  }),
  answers: { status: 200, description: 'The file.', media: FLAG_WRITERS.map(({ mediaType }) => mediaType) },
  handle: async ({ db }, { query, wording }) => {
    const writer = flagWriter(query.format);
    const asked = flagQueryOf(query);
    const wanted = { ...asked, status: asked.status ?? writer.statuses };
    const pieces = writer.write(exportFlags(db, wanted, query.sort), await searchTags(db, asked.documentId));
    const name = `${wording.t('flags.file')}.${writer.extension}`;
    return sendFile({ mediaType: `${writer.mediaType}; charset=utf-8`, name, pieces });
  },
});

export const EXPORT_OPERATIONS: readonly Operation[] = [units, flags];
