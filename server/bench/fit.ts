import { Command, InvalidArgumentError } from 'commander';
import { WEIGHTS, type Weights } from '../align/weights.js';
import { type DevelopmentSet, readArticles, readSentences, unitCount } from './development.js';
import { fitTemperature, fitWeights, unitScore, verdictsOf, type Weighted } from './fitting.js';
import { calibrationTable } from './report.js';

interface Options {
  articles?: string;
  share?: Map<string, number>;
  keep?: true;
}

const say = (text: string): void => console.error(text);

/** `ntrex=3`, any number of times. */
function addShare(value: string, shares: Map<string, number> = new Map()): Map<string, number> {
  const [name = '', share = ''] = value.split('=');
  if (name === '' || !(Number(share) > 0))
    throw new InvalidArgumentError('A share is a set’s name and a number: news=3.');
  return new Map([...shares, [name, Number(share)]]);
}

function scoreLines(sets: readonly DevelopmentSet[], weights: Weights): string {
  return sets.map((set) => `${set.name} ${unitScore(set, weights).toFixed(4)} (${unitCount(set)} units)`).join('\n');
}

/** As it stands in `server/align/weights.ts`. */
function asSource(weights: Weights): string {
  const lines = Object.entries(weights).map(([key, value]) => `  ${key}: ${value},`);
  return `export const WEIGHTS: Weights = {\n${lines.join('\n')}\n};`;
}

function run(sets: readonly Weighted[], keep: boolean): void {
  const texts = sets.map(({ set }) => set);
  console.log(`Unit F1 before\n${scoreLines(texts, WEIGHTS)}\n`);
  const log = ({ key, value, score }: { key: string; value: number; score: number }): void =>
    say(`${key} ${value}: ${score.toFixed(4)}`);
  const { weights } = keep ? { weights: WEIGHTS } : fitWeights(sets, WEIGHTS, log);
  const fitted = { ...weights, temperature: fitTemperature(texts, weights) };
  console.log(`Unit F1 after\n${scoreLines(texts, fitted)}\n`);
  console.log(`${asSource(fitted)}\n\n${calibrationTable(verdictsOf(texts, fitted))}`);
}

await new Command('npm run fit --')
  .description(
    'Fits the weights of server/align/weights.ts to development sets by coordinate search: the sum of the sets’ strict ' +
      'unit F1, each times its share. Then the temperature, for the least calibration error. Prints what to paste.',
  )
  .argument('<files...>', 'sets, one text a line: {"id", "versions": {LANG: [sentence]}, "gold": [{LANG: [index]}]}')
  .option('--articles <folder>', 'articles with paragraphs, laid out like corpus/samples')
  .option('--share <name=number>', 'how much a set counts, by its file’s name; 1 where nothing is said', addShare)
  .option('--keep', 'leave the weights as they are, fit only the temperature')
  .action((files: string[], { articles, share, keep }: Options) => {
    const sets = [...files.map(readSentences), ...(articles ? [readArticles(articles)] : [])];
    run(
      sets.map((set) => ({ set, share: share?.get(set.name) ?? 1 })),
      keep === true,
    );
  })
  .parseAsync();
