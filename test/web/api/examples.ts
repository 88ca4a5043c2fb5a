import type { Call } from './client.js';

/**
 * A call of each operation that can be answered with what it is for, on the bridge document with a flag on unit 2, a
 * revision of its French version and a job. `If-Match: *` where a change asks for what was seen.
 */

const any = { 'If-Match': '*' };
const document = { document: 1 };

export const TEXTS = {
  title: 'Two sentences',
  versions: [
    { lang: 'en', text: 'The ferry leaves at nine. It comes back at noon.', source: true },
    { lang: 'fr', text: 'Le bac part à neuf heures. Il revient à midi.' },
  ],
};

/** A translation memory of two units. */
export const MEMORY = `<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x"
  creationtool="x" creationtoolversion="1"/><body>
<tu><tuv xml:lang="en"><seg>The ferry leaves.</seg></tuv><tuv xml:lang="fr"><seg>Le bac part.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>It returns.</seg></tuv><tuv xml:lang="fr"><seg>Il revient.</seg></tuv></tu>
</body></tmx>`;

const whole = (text: string, name = 'ferry.tmx') => [{ field: 'whole', name, text }];

const NEW_TEXT = {
  text: 'Le vieux pont\n\nIl franchit la rivière depuis 1742 et les meuniers l’empruntaient.\n\nFin.',
};

/** @param finding a divergence with its unit. */
export const examples = (job: string, finding: { unit: number; divergence: number }): Record<string, Call> => ({
  listDocuments: { query: { title: 'BRIDGE', lang: 'fr', limit: 1 } },
  getDocument: { params: document },
  getOverview: { params: document, query: { bands: 2 } },
  getReport: { params: document, query: { findings: true } },
  getQuality: { params: document },
  renameDocument: { params: document, body: { title: 'The bridge' }, headers: any },
  createDocument: { body: TEXTS },
  importFile: { files: whole(MEMORY), fields: { again: 'true' } },
  listVersions: { params: document },
  getVersion: { params: { ...document, lang: 'fr' } },
  getText: { params: { ...document, lang: 'fr' } },
  listParagraphs: { params: { ...document, lang: 'fr' }, query: { limit: 2 } },
  previewRevision: { params: { ...document, lang: 'fr' }, body: { text: 'Le pont\n\nFin.' } },
  reviseVersion: { params: { ...document, lang: 'fr' }, body: NEW_TEXT },
  listRevisions: { params: document },
  getRevision: { params: { revision: 1 } },
  listUnits: { params: document, query: { show: 'all', limit: 2 } },
  getUnit: { params: { unit: 2 } },
  getLinkedWords: { params: { unit: 2 } },
  confirmUnit: { params: { unit: 1 }, headers: any },
  unconfirmUnit: { params: { unit: 1 }, headers: any },
  editUnit: { params: { unit: 1 }, body: { kind: 'merge', to: 'after' }, headers: any },
  listDivergences: { params: document, query: { state: 'open', hints: true } },
  dismissDivergence: { params: finding, body: { reason: 'right' }, headers: any },
  restoreDivergence: { params: finding, headers: any },
  listFlags: { query: { status: ['open', 'accepted'], document: 1 } },
  getFlag: { params: { flag: 1 } },
  createFlag: { params: { unit: 2 }, body: { category: 'style', severity: 'minor', comment: 'Stiff.' }, headers: any },
  changeFlag: { params: { flag: 1 }, body: { comment: 'Stiff, and long.', status: 'accepted' }, headers: any },
  replyToFlag: { params: { flag: 1 }, body: { text: 'True.' }, headers: any },
  deleteFlag: { params: { flag: 1 }, headers: any },
  getHistory: { params: document },
  undo: { params: document, body: {} },
  redo: { params: document, body: {} },
  listLog: { params: document, query: { limit: 2 } },
  listChanges: { params: document, query: { since: 0 } },
  search: { query: { q: 'bridge', lacks: ['fr:moulin'], limit: 1 } },
  exportHits: { query: { q: 'bridge', format: 'tsv' } },
  getStatistics: { query: { document: 1 } },
  getConsistency: {},
  searchConsistency: {},
  cancelConsistency: {},
  getChecks: {},
  setChecks: { body: { number: 'quiet' } },
  getDocumentChecks: { params: document },
  setDocumentChecks: { params: document, body: { number: 'on' } },
  listGlossaries: {},
  putGlossary: { params: { glossary: 'bridges' }, body: { format: 'csv', text: 'en,fr\nabutment,culée\n' } },
  deleteGlossary: { params: { glossary: 'bridges' } },
  exportUnits: { query: { format: 'tmx', document: ['1'], lang: ['en', 'fr'], state: ['unreviewed'] } },
  exportFlags: { query: { format: 'csv' } },
  listJobs: { query: { state: ['running', 'done'], limit: 2 } },
  getJob: { params: { job } },
  followJob: { params: { job } },
  cancelJob: { params: { job } },
  realignDocument: { params: document, body: {} },
  compareDocument: { params: document },
  getHealth: {},
  getDescription: {},
  deleteDocument: { params: document },
});

/** Of each operation that documents it: what can be asked for, but not done (422). */
export const UNUSABLE: Record<string, Call> = {
  renameDocument: { params: document, body: { title: ' ' } },
  createDocument: { files: [{ field: 'files', name: 'en.txt', text: 'Alone.' }] },
  importFile: { files: whole('Only a text.', 'a.txt') },
  reviseVersion: { params: { ...document, lang: 'fr' }, files: [], fields: { presegmented: 'true' } },
  previewRevision: { params: { ...document, lang: 'en' }, body: { text: '\u00a0' } },
  editUnit: { params: { unit: 1 }, body: { kind: 'merge', to: 'before' }, headers: any },
  createFlag: {
    ...{ params: { unit: 2 }, headers: any },
    body: {
      ...{ category: 'style', severity: 'minor' },
      spans: [{ lang: 'fr', sentence: 7, start: 0, end: 2 }],
    },
  },
  changeFlag: { params: { flag: 1 }, body: { lang: 'xx' }, headers: any },
  replyToFlag: { params: { flag: 1 }, body: {}, headers: any },
  setChecks: { body: { nonsense: 'on' } },
  setDocumentChecks: { params: document, body: { nonsense: 'on' } },
  putGlossary: { params: { glossary: 'x' }, body: { format: 'csv', text: 'nothing' } },
  exportUnits: { query: { format: 'tmx', lang: ['xx'] } },
};

/** The same for what stands in the way (409). */
export const IN_THE_WAY: Record<string, Call> = {
  undo: { params: document, body: { step: 999 } },
  redo: { params: document, body: {} },
  createDocument: { body: TEXTS },
  importFile: { files: whole(MEMORY) },
};
