/** What a field's code begins with whose result repeats the text with page numbers that are another in each version. */
const GENERATED = /^\s*(?:TOC|INDEX|TOA)(?![\p{L}\p{N}])/u;

interface Field {
  code: string;
  /** Before the separator, what comes is the code; after it, what was made of it. */
  inCode: boolean;
  generated: boolean;
}

/** The fields that are open at a place of a DOCX (ECMA-376, 17.16.2): their results are text, their codes aren't. */
export class DocxFields {
  private readonly open: Field[] = [];

  mark(type: string | undefined): void {
    const last = this.open.at(-1);
    if (type === 'begin') this.open.push({ code: '', inCode: true, generated: false });
    else if (type === 'separate' && last) {
      last.inCode = false;
      last.generated = GENERATED.test(last.code);
    } else if (type === 'end') this.open.pop();
  }

  code(text: string): void {
    const last = this.open.at(-1);
    if (last && last.code.length < LONGEST) last.code += text;
  }

  get hidesText(): boolean {
    return this.open.some(({ inCode }) => inCode);
  }

  /** Within a table of contents or an index. */
  get generates(): boolean {
    return this.open.some(({ generated }) => generated);
  }

  /** A code doesn't go on beyond its paragraph; one that is never ended must not take the rest of the text with it. */
  endParagraph(): void {
    while (this.open.at(-1)?.inCode) this.open.pop();
  }
}

const LONGEST = 200;
