import type { Command } from 'commander';
import type { CheckSetting, CheckSettings } from '../types.js';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { Failure, type Io, write } from './io.js';
import { checkSetting, documentId, type FormatOption, formatOption } from './options.js';
import { table } from './table.js';

interface ChecksOptions extends DatabaseOption, FormatOption {
  document?: number;
  check?: CheckSettings;
  reset?: string[];
}

export function addChecks(tercet: Command, io: Io): void {
  const checks = tercet
    .command('checks')
    .summary('list the checks, and switch them')
    .description('Lists the checks with how each is shown, in general or in one document; and switches them.')
    .addOption(formatOption())
    .option('--document <id>', 'in one document only ("tercet list" shows the numbers)', documentId)
    .option('--check <id=setting>', 'switch a check on, quiet or off in the database (repeatable)', checkSetting)
    .option('--reset <id>', 'take back how a check was switched (repeatable)', (id, before: string[] = []) => [
      ...before,
      id,
    ])
    .addHelpText('after', DETAILS);
  addDatabaseOption(checks).action((options: ChecksOptions) => listChecks(io, options));
}

const DETAILS = `
A check that is quiet has its findings shown as hints; one that is off has none. Without a
database, the checks are listed as they come. "tercet realign --keep-units" compares stored
documents anew, by checks that come switched off and were switched on.

Examples:
  tercet checks
  tercet checks --check negation=quiet --check modality=off
  tercet checks --document 3 --reset negation`;

interface Listed {
  id: string;
  name: string;
  setting: CheckSetting;
  byDefault: CheckSetting;
  description: string;
}

async function listChecks(io: Io, options: ChecksOptions): Promise<void> {
  const listed = await withSettings(io, options);
  if (options.format === 'jsonl') {
    const { jsonLine } = await import('./lines.js');
    for (const check of listed) await write(io, jsonLine({ ...check }));
    return;
  }
  const rows = listed.map(({ id, name, setting, byDefault }) => [id, setting, byDefault, name]);
  await write(io, table(['id', 'setting', 'by default', 'name'], rows));
}

async function withSettings(io: Io, options: ChecksOptions): Promise<Listed[]> {
  const { ALL_CHECKS } = await import('../compare/checks.js');
  const changes = { ...Object.fromEntries((options.reset ?? []).map((id) => [id, null])), ...options.check };
  const { existsSync } = await import('node:fs');
  const { databasePath } = await import('./database.js');
  const named = options.db !== undefined || options.document !== undefined || Object.keys(changes).length > 0;
  const asTheyCome = ALL_CHECKS.map(({ id, name, description, byDefault = 'on' }) => ({
    ...{ id, name, setting: byDefault, byDefault, description },
  }));
  if (!named && !existsSync(databasePath(options, io.env))) return asTheyCome;
  const { checkStates, setChecks, settingOf } = await import('../store/check-settings.js');
  const document = options.document ?? null;
  return withDatabase(options, io, 'fail', async (db) => {
    if (document !== null) {
      const { getDocument } = await import('../store/documents.js');
      if (!(await getDocument(db, document))) throw new Failure(`There is no document ${document}.`);
    }
    await setChecks(db, document, changes, new Date());
    const states = new Map((await checkStates(db, document)).map((state) => [state.id, settingOf(state)]));
    return asTheyCome.map((check) => ({ ...check, setting: states.get(check.id) ?? check.setting }));
  });
}
