import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ExportUnit, writerFor, writtenFiles } from '../../server/export/index.js';
import { context, flag, unit } from '../export/unit.js';

export const LANGUAGES = ['en', 'fr', 'ru', 'ar'];

/** What other programs stumble over, each once: markup, quotation marks, formulas, breaks, combining marks, backslashes. */
const HARD = [
  '=1+1',
  '- Dialogue',
  '@SUM(A1)',
  'R&D <b>bold</b> ]]> &amp;',
  'He said "no", \'twice\'.',
  'C:\\new\\table 100% %s {0}',
  'A tab\there',
  'Two\nlines',
  'e\u0301 \u00A0 \u{1F600} \u200Bx',
  '_x0041_',
  'a, b; c | d',
];

const hard = HARD.map((text, at) =>
  unit({ number: at + 1, texts: { en: [text], fr: [`${text} !`], ru: [`${text} — да`], ar: [`${text} نعم`] } }),
);

/** Plain ones, many enough to find out whether one is lost on the way. */
const plain = Array.from({ length: 300 }, (_, at) => {
  const number = at + 1;
  return unit({
    ...{ document: 'Second & last', documentId: '2', number },
    texts: {
      en: at % 7 === 0 ? [`Boat ${number} left.`, 'It was late.'] : [`Boat ${number} left.`],
      fr: [`Le bateau ${number} est parti.`],
      ru: [`Лодка ${number} ушла.`],
      ar: [`غادر القارب ${number}.`],
    },
    ...(at % 10 === 0 ? { begins: at === 0 ? ('heading' as const) : ('text' as const) } : {}),
    status: at % 3 === 0 ? 'confirmed' : 'unreviewed',
    flags: at % 11 === 0 ? [flag({ comment: 'see: “the boat” & <so on>' }), flag({ lang: null })] : [],
    notes: at % 13 === 0 ? ['A remark of the file.'] : undefined,
  } as Partial<ExportUnit>);
});

/** What some versions lack. */
const partial = [
  unit({ document: 'Third', documentId: '3', number: 1, texts: { fr: ['En français seulement.'] } }),
  unit({ document: 'Third', documentId: '3', number: 2, texts: { en: ['In English only.'] } }),
  unit({
    document: 'Third',
    documentId: '3',
    number: 3,
    texts: { en: ['In three.'], fr: ['En trois.'], ru: ['На трёх.'] },
  }),
];

export const UNITS: readonly ExportUnit[] = [...hard, ...plain, ...partial];

/** Writes the format's files into a folder. @returns their paths. */
export async function write(
  id: string,
  folder: string,
  languages: string[] = LANGUAGES,
  units: readonly ExportUnit[] = UNITS,
): Promise<string[]> {
  const files = writtenFiles(writerFor(id), { ...context, languages: LANGUAGES, stem: 'units' }, { languages });
  const paths = files.map(({ suffix }) => join(folder, `units${suffix}`));
  for (const [at, { pieces }] of files.entries())
    await pipeline(Readable.from(pieces(units)), createWriteStream(paths[at] as string));
  return paths;
}
