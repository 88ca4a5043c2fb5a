import { InputError } from '../errors.js';
import type { Paragraph, ParagraphKind } from '../types.js';
import { TEXT_LIMIT } from './size.js';

/** Runs of these fold to one space; no-break and thin spaces mean something and stay. */
const ORDINARY_SPACES = /[ \t\r\n]+/gu;

/** The paragraphs that a reader finds, in order: white space folded, empty ones left out, within the limit for a text. */
export class ParagraphList {
  readonly paragraphs: Paragraph[] = [];
  private size = 0;

  /** @param name the file's, for the message. */
  constructor(private readonly name: string) {}

  add(kind: ParagraphKind, text: string): void {
    const folded = text.replace(ORDINARY_SPACES, ' ').trim();
    if (folded !== '') this.paragraphs.push({ kind, text: folded });
  }

  /**
   * Counts what is read before it is made a paragraph: a paragraph may be endless.
   * @throws InputError `too-large`
   */
  count(characters: number): void {
    this.size += characters;
    if (this.size <= TEXT_LIMIT) return;
    throw new InputError('too-large', { name: this.name, size: this.size / 1_000_000, limit: TEXT_LIMIT / 1_000_000 });
  }
}

/** Notes after all else, wherever a file has them: versions in different formats then have them in the same place. */
export function notesLast(paragraphs: readonly Paragraph[]): Paragraph[] {
  const isNote = ({ kind }: Paragraph) => kind === 'footnote';
  return paragraphs.filter((paragraph) => !isNote(paragraph)).concat(paragraphs.filter(isNote));
}

interface OpenParagraph {
  text: string;
  /** Of boxes and frames anchored in it, which follow it. */
  boxes: Paragraph[];
}

/** Paragraphs within paragraphs, as word processors have them where a text box is anchored in a line. */
export class ParagraphStack {
  private readonly open: OpenParagraph[] = [];
  /** What the next paragraph begins with. */
  private carried = '';

  constructor(private readonly list: ParagraphList) {}

  get depth(): number {
    return this.open.length;
  }

  begin(): void {
    this.open.push({ text: this.carried, boxes: [] });
    this.carried = '';
  }

  /** Text outside of all paragraphs is none of the document's. */
  write(text: string): void {
    const last = this.open.at(-1);
    if (!last) return;
    this.list.count(text.length);
    last.text += text;
  }

  /** The paragraph's mark is deleted, or it is but its own first letter, set large: the next one goes on with its text. */
  carry(): void {
    const last = this.open.pop();
    if (!last) return;
    this.carried += last.text;
    this.put(last.boxes);
  }

  /** Takes back what the innermost paragraph has so far. */
  clear(): void {
    const last = this.open.at(-1);
    if (last) last.text = '';
  }

  /** Where no paragraph is left that could go on with what was carried. */
  flush(kind: ParagraphKind): void {
    const text = this.carried;
    this.carried = '';
    if (text !== '') this.put([{ kind, text }]);
  }

  end(kind: ParagraphKind): void {
    const last = this.open.pop();
    if (last) this.put([{ kind, text: last.text }, ...last.boxes]);
  }

  private put(paragraphs: readonly Paragraph[]): void {
    const around = this.open.at(-1);
    for (const paragraph of paragraphs) {
      if (around) around.boxes.push(paragraph);
      else this.list.add(paragraph.kind, paragraph.text);
    }
  }
}
