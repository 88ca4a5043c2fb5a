/**
 * A table kept as the text it came in: lines `KEY` tab REST, sorted by code unit. Only where the first word of a key
 * begins is written down, in an open-addressed hash table of numbers: to make a map of tens of thousands of lines takes
 * longer than a short text needs for all the rest.
 */
export class SortedLines {
  /** How many lines there are. */
  readonly size: number;
  /** For each slot where the first line with some first word begins, or -1. */
  readonly slots: Int32Array;

  /** @param made what was made of the same lines before. */
  constructor(
    private readonly text: string,
    from = 0,
    private readonly to = text.length,
    made?: Pick<SortedLines, 'size' | 'slots'>,
  ) {
    if (made) {
      this.size = made.size;
      this.slots = made.slots;
      return;
    }
    let lines = 0;
    for (let at = from; at < to; at = this.lineAfter(at)) lines++;
    this.size = lines;
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * lines + 2))).fill(-1);
    for (let at = from; at < to; at = this.lineAfter(at)) this.enter(at);
  }

  /** What stands after a key; undefined where there is no such key. */
  get(key: string): string | undefined {
    const { text } = this;
    const space = key.indexOf(' ');
    const first = space < 0 ? key : key.slice(0, space);
    for (let at = this.firstWith(first); at >= 0; at = this.nextWith(first, at)) {
      const tab = at + key.length;
      if (text.charCodeAt(tab) === TAB && text.startsWith(key, at)) return text.slice(tab + 1, this.endOf(tab));
    }
    return undefined;
  }

  /** The keys of several words that begin with this one. */
  continuing(word: string): string[] {
    const { text } = this;
    const keys: string[] = [];
    for (let at = this.firstWith(word); at >= 0; at = this.nextWith(word, at))
      if (text.charCodeAt(at + word.length) === SPACE) keys.push(text.slice(at, text.indexOf('\t', at)));
    return keys;
  }

  /** Whether a key begins with a word and goes on after a space. */
  continues(word: string): boolean {
    for (let at = this.firstWith(word); at >= 0; at = this.nextWith(word, at))
      if (this.text.charCodeAt(at + word.length) === SPACE) return true;
    return false;
  }

  private endOf(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }

  private lineAfter(at: number): number {
    return this.endOf(at) + 1;
  }

  private enter(line: number): void {
    const { text, slots } = this;
    let hash = 0;
    let end = line;
    for (let code = text.charCodeAt(end); code > SPACE; code = text.charCodeAt(++end)) hash = hashWith(hash, code);
    const mask = slots.length - 1;
    for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      const other = slots[slot] as number;
      if (other < 0) {
        slots[slot] = line;
        return;
      }
      if (this.isFirst(other, text, line, end - line)) return;
    }
  }

  /** Where the first line begins that has this first word; -1 where none has. */
  private firstWith(word: string): number {
    const { slots } = this;
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = hashWith(hash, word.charCodeAt(i));
    const mask = slots.length - 1;
    for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      const line = slots[slot] as number;
      if (line < 0 || this.isFirst(line, word, 0, word.length)) return line;
    }
  }

  /** The line after one with this first word, if it has it too: sorted, they stand together. */
  private nextWith(word: string, line: number): number {
    const next = this.lineAfter(line);
    return next < this.to && this.isFirst(next, word, 0, word.length) ? next : -1;
  }

  /** Whether a line's first word is that which stands in `other` at `from`. */
  private isFirst(line: number, other: string, from: number, length: number): boolean {
    const { text } = this;
    if (text.charCodeAt(line + length) > SPACE) return false;
    for (let i = 0; i < length; i++) if (text.charCodeAt(line + i) !== other.charCodeAt(from + i)) return false;
    return true;
  }
}

const TAB = 0x09;
const SPACE = 0x20;

/** Of FNV-1a (Fowler, Noll and Vo), by code unit. */
const hashWith = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The upper bits of a product are the well mixed ones. */
const slotOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;
