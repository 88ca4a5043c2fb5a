import { primaryOf } from '../../../language/index.js';
import type { Divergence, Range } from '../../../types.js';
import { type Token, TokenKind } from '../../../words/tokens.js';
import { filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';

/** Words that rightly stand twice: by grammar, for emphasis, in what people say and sing. */
const TWICE: Record<string, string> = {
  en: `that had is was in on so very really no yes bye ha hey hi ho la na far long much many more never ever again many
    big tut knock chop hush there now well hear boo rah cha yum blah yeah oh aye pom tsk tick go do you her it`,
  fr: `nous vous si oui non très trop bien tout beaucoup vraiment jamais loin petit grand vite allez allons bon ha hé
    la ah oh eh tam toc cha fou bla chut hop tic doucement y elle`,
  ru: `да нет очень давно далеко еле чуть едва только вот еще долго много тихо быстро скоро так никогда ну ха хо ля
    ой ах эй тук тик бла ура за то то-то кап что`,
};

const twice = new Map<string, ReadonlySet<string>>();

function allowed(language: string): ReadonlySet<string> {
  let set = twice.get(language);
  if (!set) {
    set = new Set((TWICE[language] ?? '').split(/\s+/u).filter(Boolean));
    twice.set(language, set);
  }
  return set;
}

const isCapital = (text: string, { start }: Range): boolean => /\p{Lu}/u.test(text[start] as string);

/** A lone letter that is no word of the language: a name, a mark, a size. */
const isLetter = ({ version }: UnitSide, { norm }: Token): boolean =>
  norm.length === 1 && !version.language.vocabulary.functionWords.has(norm);

/** Words at which a stretch of `size` words stands twice in a row, with nothing but spaces between. */
function repeatAt(words: Token[], text: string, at: number, size: number): boolean {
  if (at + 2 * size > words.length) return false;
  for (let n = at; n < at + size; n++) if (words[n]?.norm !== words[n + size]?.norm) return false;
  for (let n = at; n < at + 2 * size - 1; n++)
    if (!/^\s+$/u.test(text.slice(words[n]?.end, words[n + 1]?.start))) return false;
  return true;
}

/** Stretches of this many words are looked at; a longer one is a repeated sentence. */
const SIZES = [3, 2, 1];

/** Whether any word stands again one, two or three words on; that ends the search in nearly every sentence. */
function mayRepeat(tokens: readonly Token[]): boolean {
  for (let n = 1; n < tokens.length; n++) {
    const { kind, norm } = tokens[n] as Token;
    if (kind !== TokenKind.Word) continue;
    for (let back = 1; back <= 3 && back <= n; back++) if (tokens[n - back]?.norm === norm) return true;
  }
  return false;
}

function doubledIn(side: UnitSide, sentence: number): Range | null {
  const { text, tokens } = side.sentences[sentence] as UnitSide['sentences'][number];
  if (!mayRepeat(tokens)) return null;
  const words = tokens.filter(({ kind }) => kind === TokenKind.Word);
  let before: Token | undefined;
  const pass = allowed(primaryOf(side.tag));
  for (let at = 0; at < words.length; before = words[at++])
    for (const size of SIZES) {
      const first = words[at] as Token;
      if (!repeatAt(words, text, at, size)) continue;
      // step by step by step
      if (size > 1 && before?.norm === words[at + size - 1]?.norm) continue;
      if (words[at + 2 * size]?.norm === first.norm) continue;
      const again = words[at + size] as Token;
      // names: New York New York, Baden Baden
      if (isCapital(text, first) && isCapital(text, again)) continue;
      if (size === 1 && (pass.has(first.norm) || isLetter(side, first))) continue;
      return { start: first.start, end: words[at + 2 * size - 1]?.end as number };
    }
  return null;
}

/** A sentence of fewer letters may well be said twice: `No. No.` */
const SENTENCE = 15;

/** Whether a sentence only says again what the one before said. */
function isRepeated({ sentences }: UnitSide, n: number): boolean {
  const [before, own] = [sentences[n - 1], sentences[n]];
  return before !== undefined && own !== undefined && own.length >= SENTENCE && own.text.trim() === before.text.trim();
}

const doubledBy = (side: UnitSide) =>
  side.sentences.flatMap(({ text }, sentence) => {
    const place = isRepeated(side, sentence) ? { start: 0, end: text.length } : doubledIn(side, sentence);
    return place ? [{ sentence, ...place }] : [];
  });

/** Up to three words, or a sentence, that stand twice in a row in one version, and in none of the others. */
export function doubledWords(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  const found = sides.map(doubledBy);
  const culprits = sides.filter((_, n) => (found[n] as Range[]).length > 0);
  if (culprits.length !== 1) return [];
  const [side] = culprits as [UnitSide];
  return (found[sides.indexOf(side)] ?? []).map(({ sentence, start, end }) => ({
    type: 'form',
    variant: 'doubled',
    params: { lang: side.tag, value: side.sentences[sentence]?.text.slice(start, end) ?? '' },
    severity: 'minor',
    culprit: side.tag,
    confidence: 0.8,
    spans: [spanOf(side.tag, sentence, { start, end })],
  }));
}
