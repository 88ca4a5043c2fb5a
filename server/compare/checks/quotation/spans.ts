import { Mark } from '../../../analyse/analyse.js';
import type { Range } from '../../../types.js';
import type { UnitSide } from '../../check.js';
import { once } from '../../reading/kept.js';

/** A part of a quotation that lies in one sentence of a side, without its marks. */
export interface QuotedPart extends Range {
  sentence: number;
}

/** What stands between quotation marks, nested quotations included, over as many sentences as it takes. */
export interface Quote {
  parts: QuotedPart[];
  /** Its opening, its closing mark stands in the unit. */
  opened: boolean;
  closed: boolean;
}

/** Which mark closes what a mark opens; `"` is its own. */
const CLOSERS: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '“': '”',
  '„': '“”',
  '"': '"',
  '‹': '›',
  '‘': '’',
  "'": "'’",
  '「': '」',
  '『': '』',
};

const MARKS = /["“”„«»‹›‘’'「」『』]/gu;
const SINGLE = "‘’'";
const WORD_PART = /[\p{L}\p{N}]/u;
/** Shortened words that begin with an apostrophe, and so with no quotation. */
const SHORTENED = /^(?:\d|(?:em|tis|twas|til|cause|n|round|bout)(?!\p{L}))/iu;

/** Marks that don't stand in a quotation with the same marks. */
const NEVER_NESTED = '“';

const isGap = (char: string | undefined): boolean => char === undefined || /\s/u.test(char);

/** A straight mark opens where nothing but a space, a bracket or a dash stands before it, and something after it. */
const opensByPlace = (text: string, at: number): boolean =>
  /[\s([«“—–:=-]/u.test(text[at - 1] ?? ' ') && !isGap(text[at + 1]);

/** The outermost quotations of a side, in order. */
export const quotesOf = once((side: UnitSide): Quote[] =>
  side.sentences.some(mayQuote) ? readAll(side).finish() : [],
);

const mayQuote = ({ marks, text }: UnitSide['sentences'][number]): boolean =>
  (marks & Mark.Quote) !== 0 || text.includes('‘') || text.includes("'");

interface Opened {
  mark: string;
  sentence: number;
  at: number;
  /** One closing mark may stand for two that would touch: `«Театр «Маяк»`. */
  shared: boolean;
}

/** A mark that nothing opens or closes. */
export interface Stray {
  sentence: number;
  at: number;
}

/** A version's strays by their sentence: every unit asks for its own. */
export class StrayPlaces {
  private readonly bySentence = new Map<number, Stray[]>();

  constructor(strays: readonly Stray[]) {
    for (const stray of strays) {
      const own = this.bySentence.get(stray.sentence);
      if (own) own.push(stray);
      else this.bySentence.set(stray.sentence, [stray]);
    }
  }

  /** Those of a side; `sentence` counts the side's. */
  within({ first, sentences }: UnitSide): Stray[] {
    return sentences.flatMap((_, n) => (this.bySentence.get(first + n) ?? []).map(({ at }) => ({ sentence: n, at })));
  }
}

class Reader {
  readonly quotes: Quote[] = [];
  readonly strays: Stray[] = [];
  private readonly open: Opened[] = [];
  private readonly outward: boolean;

  constructor(private readonly side: Pick<UnitSide, 'version' | 'sentences'>) {
    this.outward = side.version.language.splitting.guillemets === 'outward';
  }

  read(sentence: number): void {
    const text = this.textOf(sentence);
    for (const { 0: mark, index } of text.matchAll(MARKS)) {
      const closing = this.open.findLastIndex((opened) => (CLOSERS[opened.mark] as string).includes(mark));
      if (closing >= 0 && this.mayClose(mark, text, index)) this.close(closing, sentence, index);
      else if (this.mayOpen(mark, text, index)) this.open.push({ mark, sentence, at: index, shared: false });
      else if (this.open.length === 0 && this.endsOne(mark, text, index)) {
        this.strays.push({ sentence, at: index });
        if (this.quotes.length === 0) this.add(null, sentence, index);
      }
    }
  }

  /** What no mark closed goes to the unit's end, if its mark is none that may be an apostrophe. */
  finish(): Quote[] {
    const first = this.open.find(({ mark }) => !SINGLE.includes(mark));
    this.forget(0);
    const last = this.side.sentences.length - 1;
    if (first) {
      this.add(first, last, this.textOf(last).length);
      (this.quotes.at(-1) as Quote).closed = false;
    }
    return this.quotes;
  }

  private textOf(sentence: number): string {
    return this.side.sentences[sentence]?.text ?? '';
  }

  private mayClose(mark: string, text: string, at: number): boolean {
    if (mark === '"') return !opensByPlace(text, at);
    return !SINGLE.includes(mark) || !WORD_PART.test(text[at + 1] ?? '');
  }

  /** Whether a mark opens a quotation; one of the same kind that is still open, and can't hold it, is forgotten. */
  private mayOpen(mark: string, text: string, at: number): boolean {
    if (!(mark in CLOSERS) || (mark === '»' && this.outward)) return false;
    // a quotation of several paragraphs has a mark at the head of each
    if (at === 0 && this.open.some((opened) => opened.mark === mark)) return false;
    if (SINGLE.includes(mark))
      return (
        !WORD_PART.test(text[at - 1] ?? '') &&
        WORD_PART.test(text[at + 1] ?? '') &&
        !SHORTENED.test(text.slice(at + 1, at + 7))
      );
    const same = NEVER_NESTED.includes(mark) ? this.open.findLastIndex((opened) => opened.mark === mark) : -1;
    if (same >= 0) this.forget(same);
    return (
      mark !== '"' || opensByPlace(text, at) || (isGap(text[at - 1]) && isGap(text[at + 1]) && at + 1 < text.length)
    );
  }

  /** Whether a mark that closes nothing in this unit may close what began in an earlier one. */
  private endsOne(mark: string, text: string, at: number): boolean {
    // inches and seconds have the straight mark too
    return mark === '”' || (mark === '"' && !/\p{Nd}/u.test(text[at - 1] ?? '')) || (mark === '»' && this.outward);
  }

  /** Gives up waiting for what closes the marks from number `from` on. */
  private forget(from: number): void {
    for (const { mark, sentence, at, shared } of this.open.splice(from))
      if (!SINGLE.includes(mark) && !shared) this.strays.push({ sentence, at });
  }

  private close(closing: number, sentence: number, at: number): void {
    const opened = this.open[closing] as Opened;
    this.forget(closing + 1);
    this.open.pop();
    for (const outer of this.open) outer.shared ||= outer.mark === opened.mark;
    // single marks that were never closed are apostrophes
    const inside = this.open.some(({ mark }) => !SINGLE.includes(mark));
    if (inside) return;
    this.open.length = 0;
    this.add(opened, sentence, at);
  }

  private add(opened: Opened | null, sentence: number, at: number): void {
    const parts: QuotedPart[] = [];
    for (let n = opened?.sentence ?? 0; n <= sentence; n++) {
      const start = n === opened?.sentence ? opened.at + 1 : 0;
      parts.push({ sentence: n, start, end: n === sentence ? at : this.textOf(n).length });
    }
    this.quotes.push({ parts, opened: opened !== null, closed: true });
  }
}

/** A reader that has gone through all of a side's sentences. */
export function readAll(side: Pick<UnitSide, 'version' | 'sentences'>): Reader {
  const reader = new Reader(side);
  side.sentences.forEach((sentence, n) => {
    if (mayQuote(sentence)) reader.read(n);
  });
  return reader;
}

/** Whether a place lies in a quotation. */
export const inQuote = ({ parts }: Quote, place: Range & { sentence: number }): boolean =>
  parts.some(({ sentence, start, end }) => sentence === place.sentence && start <= place.start && end >= place.end);
