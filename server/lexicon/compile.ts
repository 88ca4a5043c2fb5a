import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { irregular as en } from '../language/irregular/en.js';
import { irregular as fr } from '../language/irregular/fr.js';
import { irregular as ru } from '../language/irregular/ru.js';
import { makeIrregular, READY, writeIrregular } from '../words/irregular.js';
import { writeReadyLines } from '../words/ready-lines.js';
import { snowballOf } from '../words/stem.js';
import { COLUMNS, compactLexicon, NAME_LISTS, parseWordList, type WordList } from './build.js';
import { cldrLists } from './cldr.js';
import { compactContrasts } from './contrasts.js';
import { withoutKnown } from './known.js';
import { nameForms } from './name-forms.js';
import { compactTraps } from './traps.js';

/** Run by the build: corpus/lexicon/*.tsv, what CLDR adds to them, and irregular forms, to dist/lexicon/. */
const source = new URL('../../../corpus/lexicon/', import.meta.url);

/** The words of one language that are entries by themselves. */
function entryWords(lists: readonly WordList[], column: number): string[] {
  const cells = lists.flatMap(({ rows }) => rows.map((row) => row[column] ?? ''));
  const entries = cells.flatMap((cell) => cell.split('|')).filter((entry) => /^\p{L}+$/u.test(entry));
  return entries.map((entry) => entry.toLowerCase().replaceAll('ё', 'е'));
}

mkdirSync(READY, { recursive: true });
const lists = readdirSync(source)
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .map((name) => parseWordList(name.slice(0, -'.tsv'.length), readFileSync(new URL(name, source), 'utf8')));

// before the terms, whose words are brought to their stems by these
for (const [language, table] of Object.entries({ en, fr, ru })) {
  const stemmer = snowballOf(language);
  const column = COLUMNS.indexOf(language);
  const words = entryWords(lists, column);
  const ready = makeIrregular(table, stemmer, new Set(words.map(stemmer)));
  const names = entryWords(
    lists.filter(({ name }) => NAME_LISTS.has(name)),
    column,
  );
  const declined = language === 'ru' ? nameForms(names, stemmer, new Set(words)) : [];
  const forms = new Map([...declined, ...ready.forms]);
  writeReadyLines(`${language}.forms`, writeIrregular({ ...ready, forms }));
}

for (const [tag, text] of compactLexicon([...lists, ...withoutKnown(lists, cldrLists())]))
  writeReadyLines(`${tag}.terms`, text);

const contrasts = new URL('../../../corpus/contrasts/', import.meta.url);
/** Lists there that hold no groups of values. */
const NO_GROUPS = new Set(['same-stem.tsv', 'traps.tsv']);
const sameStem = parseWordList('same-stem', readFileSync(new URL('same-stem.tsv', contrasts), 'utf8'));
const groups = readdirSync(contrasts)
  .filter((name) => name.endsWith('.tsv') && !NO_GROUPS.has(name))
  .sort()
  .map((name) => parseWordList(name.slice(0, -'.tsv'.length), readFileSync(new URL(name, contrasts), 'utf8')));
for (const tag of COLUMNS) writeReadyLines(`${tag}.contrasts`, compactContrasts(groups, tag, sameStem.rows));

const traps = parseWordList('traps', readFileSync(new URL('traps.tsv', contrasts), 'utf8'));
writeFileSync(new URL('traps.json', READY), compactTraps(traps.rows));
