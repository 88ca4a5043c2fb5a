import type { Range } from '../../types.js';
import { type Token, TokenKind } from '../../words/tokens.js';
import type { UnitSide, UnitView } from '../check.js';
import type { Item } from '../matching/matching.js';
import { HABITS, type Habits, PLAIN } from './habits.js';
import { onceWith } from './kept.js';
import type { Mention } from './mentions.js';
import { findNe } from './ne.js';
import { isNegator, negatorsOf, type Sign } from './signs.js';

/** A content word that a negator may negate. */
export interface Target {
  item: Item;
  /** How many other content words stand between the negator and it, adverbs left out. */
  rank: number;
}

/** A negator that is sure to be one, with what it may negate, the likeliest first. */
export interface Negation {
  sign: Mention;
  targets: Target[];
}

/** Anything negative: a negator, a word that implies one, a negative prefix. */
interface Mark {
  sentence: number;
  /** How many content words of the sentence stand before it. */
  at: number;
  /** The content word that it is, if it is one. */
  word: Item | null;
}

/** What is negative in a side, and its content words sentence by sentence. */
export interface Polarity {
  words: Item[][];
  negations: Negation[];
  marks: Mark[];
}

/** How many content words a negator is thought to reach. */
const REACH = 4;
/** How many words on a negator may be limited: `did not leave the building until Monday`. */
const LIMIT_REACH = 9;
const STOP = /^[.;:!?()«»"“”…]$/u;

/** A Russian infinitive, by its ending. */
const INFINITIVE = /(?:ть|ти|чь)(?:ся|сь)?$/iu;

/** The content words of a side of a unit, sentence by sentence. */
export const contentOf = onceWith((side: UnitSide, unit: UnitView): Item[][] => {
  const words: Item[][] = side.sentences.map(() => []);
  for (const item of unit.items.get(side.tag) ?? []) if (item.kind === 'word') words[item.sentence]?.push(item);
  return words;
});

/** What is negative in a side of a unit. */
export const polarityOf = onceWith((side: UnitSide, unit: UnitView): Polarity => {
  const polarity: Polarity = { words: contentOf(side, unit), negations: [], marks: [] };
  const habits = HABITS[side.version.language.tag] ?? PLAIN;
  for (let n = 0; n < side.sentences.length; n++) new Reader(side, n, habits, polarity).read();
  return polarity;
});

/** Whether a side has anything that might be a negation; most have none. */
export function mayNegate(side: UnitSide): boolean {
  const { lacks } = HABITS[side.version.language.tag] ?? PLAIN;
  return negatorsOf(side).some((sign) => isNegator(sign, 'strong') || lacks.has(sign.shown.toLowerCase()));
}

/** Reads what is negative in one sentence. */
class Reader {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly words: readonly Item[];

  constructor(
    private readonly side: UnitSide,
    private readonly sentence: number,
    private readonly habits: Habits,
    private readonly polarity: Polarity,
  ) {
    const { text, tokens } = side.sentences[sentence] as UnitSide['sentences'][number];
    this.text = text;
    this.tokens = tokens;
    this.words = polarity.words[sentence] as Item[];
  }

  read(): void {
    const signs = negatorsOf(this.side).filter(
      ({ sentence, end }) => sentence === this.sentence && !this.isNumero(end),
    );
    const covered = (place: Range): boolean => signs.some(({ start, end }) => start <= place.start && end >= place.end);
    for (const token of this.tokens)
      if (token.norm.length > 4 && token.kind === TokenKind.Word && this.habits.prefix.test(token.norm))
        if (!covered(token)) this.mark(token.start);
    const lacks = signs.filter((sign) => this.habits.lacks.has(sign.shown.toLowerCase()));
    const sure = signs.filter((sign) => isNegator(sign, 'strong') && !isNegator(sign, 'none'));
    for (const sign of signs) if (!sure.includes(sign) && !lacks.includes(sign)) this.mark(sign.start);
    for (const { start, end } of lacks) this.add({ start, end }, this.targets(this.clause(this.tokenAfter(end))));
    if (this.habits.paired) this.readPairs(sure, signs);
    else for (const sign of sure) this.readSingle(sign);
  }

  /** `No. 9` is no negation. */
  private isNumero = (end: number): boolean => /^\.?\s*\d/u.test(this.text.slice(end, end + 4));

  private mark(start: number): void {
    let at = 0;
    while (at < this.words.length && (this.words[at] as Item).start < start) at++;
    const word = this.words[at]?.start === start ? (this.words[at] as Item) : null;
    this.polarity.marks.push({ sentence: this.sentence, at, word });
  }

  private tokenAfter(place: number): number {
    const at = this.tokens.findIndex(({ start }) => start >= place);
    return at < 0 ? this.tokens.length : at;
  }

  private readSingle(sign: Sign): void {
    const word = this.tokens.find(({ start }) => start === sign.start)?.norm ?? '';
    const clause = this.clause(this.tokenAfter(sign.end));
    const limited = this.isLimited(clause, sign.start);
    if (clause.length === 0 || this.habits.companions.has(word) || limited) this.mark(sign.start);
    else this.add(sign, [...this.targets(clause), ...this.targetsBefore(sign.start, clause)]);
  }

  /** `винить не стал`: where a helper follows, what is negated stands before. */
  private targetsBefore(place: number, clause: readonly Token[]): Target[] {
    if (!this.habits.helpers.has(clause[0]?.norm ?? '')) return [];
    const earlier = this.words.filter(({ end }) => end <= place);
    const verb = earlier.findLastIndex(({ start, end }) => INFINITIVE.test(this.text.slice(start, end)));
    return verb < 0 ? [] : earlier.slice(verb, verb + REACH).map((item, rank) => ({ item, rank }));
  }

  /** Whether something in a negator's clause, which begins after `place`, leaves no plain negation. */
  private isLimited(clause: readonly Token[], place: number): boolean {
    const { limits, bounds } = this.habits;
    if (clause.slice(0, LIMIT_REACH).some(({ norm }) => limits.has(norm))) return true;
    let bounded = false;
    for (const { norm, start } of this.tokens) {
      if (start >= place) break;
      bounded = !STOP.test(norm) && norm !== ',' && (bounded || bounds.has(norm));
    }
    return bounded;
  }

  /** `ne` and its other half negate the verb between them, or what follows where that is an auxiliary. */
  private readPairs(sure: readonly Sign[], signs: readonly Sign[]): void {
    const halves = new Set<number>();
    for (const { at, half, negates } of findNe(this.tokens)) {
      const place = this.tokens[half ?? at] as Token;
      const sign = signs.find(({ start, end }) => start <= place.start && end >= place.end);
      if (sign) halves.add(sign.start);
      if (sign && !sure.includes(sign)) continue;
      const from = half !== null && half > at ? half : at;
      const after = this.clause(from + 1);
      if (!negates || this.isLimited(after, place.start)) this.mark(place.start);
      else this.add(place, this.targets([...this.tokens.slice(at + 1, from), ...after]));
    }
    // `pas` without `ne` is a step, or stands in a turn of phrase
    for (const sign of sure)
      if (!halves.has(sign.start) && !this.habits.articles.has(this.wordBefore(sign.start))) this.mark(sign.start);
  }

  private wordBefore(place: number): string {
    let word = '';
    for (const { norm, start, kind } of this.tokens) {
      if (start >= place) break;
      if (kind === TokenKind.Word) word = norm;
    }
    return word;
  }

  /** The words of the clause that begins at a token: up to a sign that ends it, or a comma after a content word. */
  private clause(from: number): Token[] {
    const clause: Token[] = [];
    let content = false;
    for (let at = from; at < this.tokens.length; at++) {
      const token = this.tokens[at] as Token;
      if (STOP.test(token.norm) || (token.norm === ',' && (content || clause.length === 0))) {
        // `did not, however, blame`; but `No, he said`
        if (token.norm === ',' && !content && !this.habits.answers.has(this.wordBefore(token.start))) continue;
        break;
      }
      if (token.kind !== TokenKind.Word) continue;
      clause.push(token);
      content ||= this.words.some(({ start }) => start === token.start);
    }
    return clause;
  }

  private targets(clause: readonly Token[]): Target[] {
    const targets: Target[] = [];
    let rank = this.habits.prepositions.has(clause[0]?.norm ?? '') ? 1 : 0;
    for (const { norm, start } of clause) {
      const item = this.words.find((word) => word.start === start);
      if (!item || this.habits.helpers.has(norm)) continue;
      if (!item.name) targets.push({ item, rank });
      if (targets.length === REACH) break;
      if (!this.habits.adverb.test(norm)) rank++;
    }
    return targets;
  }

  private add({ start, end }: Range, targets: Target[]): void {
    this.mark(start);
    const sign = { tag: this.side.tag, sentence: this.sentence, start, end, shown: this.text.slice(start, end) };
    this.polarity.negations.push({ sign, targets });
  }
}
