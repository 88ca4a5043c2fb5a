import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compactLexicon, parseWordList } from './build.js';

/** Run by the build: corpus/lexicon/*.tsv to dist/lexicon/*.terms. */
const root = new URL('../../../', import.meta.url);
const source = new URL('corpus/lexicon/', root);
const target = new URL('dist/lexicon/', root);

const lists = readdirSync(source)
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .map((name) => parseWordList(name.slice(0, -'.tsv'.length), readFileSync(new URL(name, source), 'utf8')));
mkdirSync(target, { recursive: true });
for (const [tag, text] of compactLexicon(lists)) writeFileSync(new URL(`${tag}.terms`, target), text);
