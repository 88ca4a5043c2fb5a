import type { Paragraph, ParagraphKind } from '../../types.js';

/** Lines that are no text: attributes (kramdown), places for a table of contents, GitHub's alerts, imports (MDX). */
const NO_TEXT =
  /^(?:\{:.*\}|\[\[?(?:toc|TOC)\]?\]|\[![A-Z]+\]|import\s[\p{L}\p{N}_$\s{},*]{1,200}\sfrom\s+['"][^'"]+['"];?)$/u;

/** `:::note[A title]` and `:::`, around what stands apart (Docusaurus, Pandoc). */
const FENCE = /^:{3,}\s*(?:\{[^{}]*\}|[\p{L}-]*(?:\[([^\]]*)\])?(?:\{[^{}]*\})?)$/u;

/** Calls of templates (Hugo), with the texts that they are given. */
const SHORTCODE = /\{\{([<%])(.*?)[>%]\}\}/gu;
const CAPTION = /(?:^|\s)(?:caption|title)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** `: A definition`, below its term, or the caption of a table where nothing is above. */
const DEFINITION = /^:\s+(?=\S)/u;

/**
 * The paragraphs that a paragraph of CommonMark is in the dialects that site generators read: text that CommonMark knows
 * no mark for stands in it with its marks.
 * @param content its words, with the line ends of the source.
 */
export function dialectParagraphs(kind: ParagraphKind, content: string): Paragraph[] {
  const captions: string[] = [];
  const lines = content
    .replace(SHORTCODE, (_, _sign, call: string) => {
      for (const [, double, single] of call.matchAll(CAPTION)) captions.push(double ?? single ?? '');
      return '';
    })
    .split('\n')
    .flatMap((line) => {
      const said = line.trim();
      const fence = FENCE.exec(said);
      if (fence) return fence[1] ?? [];
      return NO_TEXT.test(said) ? [] : line;
    });
  const found: Paragraph[] = [];
  let open: string[] = [];
  const hasDefinitions = lines.some((line) => DEFINITION.test(line));
  let of: ParagraphKind = hasDefinitions ? 'list' : kind;
  const end = () => found.push({ kind: of, text: open.join('\n') });
  for (const [at, line] of lines.entries()) {
    if (!DEFINITION.test(line)) {
      open.push(line);
      continue;
    }
    if (open.length > 0) end();
    else if (at === 0) of = 'caption';
    open = [line.replace(DEFINITION, '')];
  }
  end();
  return [...found, ...captions.map((text): Paragraph => ({ kind: 'caption', text }))];
}
