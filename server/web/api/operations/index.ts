import type { Operation } from '../operation.js';
import { CHECK_OPERATIONS } from './checks.js';
import { DIVERGENCE_OPERATIONS } from './divergences.js';
import { DOCUMENT_OPERATIONS } from './documents.js';
import { EXPORT_OPERATIONS } from './exports.js';
import { FIGURE_OPERATIONS } from './figures.js';
import { FLAG_OPERATIONS } from './flags.js';
import { GLOSSARY_OPERATIONS } from './glossaries.js';
import { HISTORY_OPERATIONS } from './history.js';
import { JOB_OPERATIONS } from './jobs.js';
import { NEW_DOCUMENT_OPERATIONS } from './new-document.js';
import { OVERVIEW_OPERATIONS } from './overview.js';
import { REVISION_OPERATIONS } from './revisions.js';
import { SEARCH_OPERATIONS } from './search.js';
import { serviceOperations } from './service.js';
import { UNIT_OPERATIONS } from './units.js';
import { VERSION_OPERATIONS } from './versions.js';

/** All that a program can ask for. A new operation is an object in one of these lists. */
export const OPERATIONS: readonly Operation[] = [
  ...DOCUMENT_OPERATIONS,
  ...NEW_DOCUMENT_OPERATIONS,
  ...OVERVIEW_OPERATIONS,
  ...VERSION_OPERATIONS,
  ...REVISION_OPERATIONS,
  ...UNIT_OPERATIONS,
  ...DIVERGENCE_OPERATIONS,
  ...FLAG_OPERATIONS,
  ...HISTORY_OPERATIONS,
  ...SEARCH_OPERATIONS,
  ...FIGURE_OPERATIONS,
  ...CHECK_OPERATIONS,
  ...GLOSSARY_OPERATIONS,
  ...EXPORT_OPERATIONS,
  ...JOB_OPERATIONS,
  ...serviceOperations(() => OPERATIONS),
];
