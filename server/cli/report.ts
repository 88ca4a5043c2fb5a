import { type Command, Option } from 'commander';
import { addDatabaseOption, type DatabaseOption, withDatabase } from './database.js';
import { type Io, write } from './io.js';
import { documentId } from './options.js';

interface ReportOptions extends DatabaseOption {
  lang: 'en' | 'fr' | 'ru';
  findings?: boolean;
  output?: string;
}

export function addReport(tercet: Command, io: Io): void {
  const report = tercet
    .command('report')
    .summary('write a report on a document, for those who do not use Tercet')
    .description(
      'Writes one page of HTML that needs nothing else and prints well: a summary, pictures, MQM scores, and each error that a reviewer has flagged with the versions side by side.',
    )
    .argument('<document>', 'its number ("tercet list" shows the numbers)', documentId)
    .addOption(new Option('--lang <tag>', 'the language of the report').choices(['en', 'fr', 'ru']).default('en'))
    .option('--findings', 'also the findings that nobody has decided yet')
    .option('-o, --output <file>', 'write to this file (default: standard output)')
    .addHelpText('after', '\nExample:\n  tercet report 3 --lang fr > report.html');
  addDatabaseOption(report).action((id: number, options: ReportOptions) => writeReport(io, id, options));
}

async function writeReport(io: Io, id: number, options: ReportOptions): Promise<void> {
  const { reportPage } = await import('../web/report-page.js');
  const { wording } = await import('../wording.js');
  const { listDocuments } = await import('../store/documents.js');
  const { chosenDocuments } = await import('./chosen-documents.js');
  const { packageVersion } = await import('./version.js');
  await withDatabase(options, io, 'fail', async (db) => {
    chosenDocuments(await listDocuments(db), [id]);
    const page = reportPage(db, id, {
      wording: wording(options.lang),
      findings: options.findings === true,
      made: new Date(),
      version: packageVersion(),
    });
    if (options.output !== undefined) {
      const { writeWhole } = await import('./write-whole.js');
      return writeWhole(options.output, page);
    }
    for await (const piece of page) await write(io, piece);
  });
}
