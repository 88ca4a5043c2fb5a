import type { Command } from 'commander';
import { addDatabaseOption, type DatabaseOption, openExisting } from './database.js';
import { Failure, type Io, write } from './io.js';
import { jsonLine } from './lines.js';
import { type FormatOption, formatOption } from './options.js';

interface MigrateOptions extends DatabaseOption, FormatOption {
  down?: boolean;
  status?: boolean;
}

export function addMigrate(tercet: Command, io: Io): void {
  const migrate = tercet
    .command('migrate')
    .summary("bring the database's tables up to date")
    .description(
      "Brings the database's tables up to date, making the database where there is none.\nOther commands do so by themselves.",
    )
    .option('--down', 'take the newest migration back, with the data that it had room for')
    .option('--status', 'only list the migrations, with when each was applied')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  tercet migrate --status');
  addDatabaseOption(migrate).action((options: MigrateOptions) => migrateDatabase(io, options));
}

async function migrateDatabase(io: Io, options: MigrateOptions): Promise<void> {
  const { down = false, status = false, format } = options;
  if (down && status) throw new Failure('migrate takes --down or --status, not both.', 2);
  const { migrateDown, migrateUp, migrationStatus } = await import('../store/migrate.js');
  const db = await openExisting(options, io, down || status ? 'fail' : 'create');
  try {
    if (status) {
      for (const { name, appliedAt } of await migrationStatus(db))
        await write(
          io,
          format === 'jsonl'
            ? jsonLine({ name, appliedAt })
            : `${name}  ${appliedAt ? appliedAt.toISOString() : 'not applied'}\n`,
        );
      return;
    }
    const names = down ? await migrateDown(db) : await migrateUp(db);
    for (const name of names)
      await write(
        io,
        format === 'jsonl'
          ? jsonLine({ name, done: down ? 'taken back' : 'applied' })
          : `${down ? 'taken back' : 'applied'}: ${name}\n`,
      );
    if (names.length === 0 && format === 'text')
      await write(io, `${down ? 'There is nothing to take back.' : 'The database is up to date.'}\n`);
  } finally {
    await db.destroy();
  }
}
