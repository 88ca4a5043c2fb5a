import type { Survey } from './conversion.js';
import type { ConversionSource } from './conversion-sources.js';
import { type Io, say, write } from './io.js';
import { jsonLine } from './lines.js';
import { table } from './table.js';

/** How it went with one document, or with an archive that none were found in. */
export interface Outcome {
  label: string;
  from?: ConversionSource;
  survey?: Survey;
  /** Where its units are, if it was aligned. */
  spool?: string;
  output?: string[];
  error?: string;
}

interface Telling {
  json?: boolean;
  dryRun?: boolean;
  /** Where the result went; absent for standard output. */
  output?: string;
}

/** What became of each document: to standard output where that is free, else to standard error. */
export async function tellOutcomes(io: Io, { json, dryRun, output }: Telling, outcomes: Outcome[]): Promise<void> {
  const failed = outcomes.filter(({ error }) => error !== undefined);
  if (failed.length > 0) io.status = 1;
  if (json) {
    const lines = outcomes.map(record).map(jsonLine).join('');
    if (dryRun || output !== undefined) await write(io, lines);
    else io.stderr.write(lines);
    return;
  }
  for (const { label, error } of failed) say(io, `${label}: ${error}`);
  if (dryRun) await write(io, listed(outcomes));
  else if (outcomes.length > 1) {
    const done = outcomes.length - failed.length;
    const others = failed.length > 0 ? `, ${failed.length} failed` : '';
    say(io, `${done} ${done === 1 ? 'document' : 'documents'} converted${others}.`);
  }
}

const record = ({ label, from, survey, output, error }: Outcome) => ({
  document: label,
  files: from?.files.map(({ path }) => path) ?? [label],
  ...(from ? { format: from.reader ?? 'text' } : {}),
  ...(survey ? { languages: survey.languages, units: survey.units } : {}),
  ...(output === undefined || output.length === 0 ? {} : { output }),
  ...(error === undefined ? {} : { error }),
});

function listed(outcomes: Outcome[]): string {
  const rows = outcomes.flatMap(({ label, from, survey }) => {
    if (!from || !survey) return [];
    const { languages, units } = survey;
    const files = from.files.map(({ name }) => name).join(' ');
    return [[label, from.reader ?? 'texts', languages.join(' '), units === null ? 'to be aligned' : `${units}`, files]];
  });
  return rows.length === 0 ? '' : table(['document', 'read as', 'languages', '#units', 'files'], rows);
}
