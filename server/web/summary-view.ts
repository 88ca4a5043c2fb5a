import type { Wording } from '../wording.js';
import type { ImportSummary } from './jobs/job.js';
import { failureMessage } from './routes/new-document.js';

/** Lines of one kind that a page shows; the rest is counted. */
const SHOWN = 200;

/** What became of an imported file, for a page; null where it is one document, which says it itself. */
export function summaryView({ stored, known, failed, leftOut, alone }: ImportSummary, wording: Wording) {
  const [only, ...others] = [...stored, ...known];
  if (only && others.length + failed.length + leftOut.length + alone.length === 0) return null;
  return {
    stored: shown(stored),
    known: shown(known),
    failed: shown(failed.map(({ name, failure }) => ({ name, message: failureMessage(failure, wording) }))),
    leftOut: shown([
      ...leftOut.map(({ path, reason }) => ({ path, reason: wording.t(`imported.left-out.${reason}`) })),
      ...alone.map((path) => ({ path, reason: wording.t('imported.left-out.alone') })),
    ]),
  };
}

/** The documents that are stored so far. */
export const storedView = ({ stored }: ImportSummary) => shown(stored);

function shown<T>(all: readonly T[]) {
  return { count: all.length, list: all.slice(0, SHOWN), more: Math.max(0, all.length - SHOWN) };
}
