import type { Paragraph } from '../../types.js';
import { decodeText, refuseIfEmpty } from '../encoding/encoding.js';
import { declaredTag } from '../language-tag.js';
import type { TextReader } from '../types.js';
import { refuseHostileMarkdown } from './markdown-limits.js';

/**
 * CommonMark with GitHub's tables, footnotes and the like, and front matter. The marks go, the words stay: of a link its
 * text, of code what it says, of a picture nothing. Notes stand at the end, in the order in which they are referred to.
 */
export const markdown: TextReader = {
  kind: 'text',
  id: 'markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  async read(bytes, name) {
    const { text, encoding, notices } = decodeText(bytes, name);
    refuseHostileMarkdown(text, name);
    const { paragraphsOfMarkdown } = await import('./markdown-text.js');
    const { matter, paragraphs } = paragraphsOfMarkdown(text, name);
    if (paragraphs.length === 0) refuseIfEmpty('', name);
    const heading = paragraphs[0]?.kind === 'heading' ? paragraphs[0].text : null;
    const tag = declaredTag(matter.language);
    return {
      title: matter.title ?? heading,
      paragraphs: withTitle(matter.title, paragraphs),
      encoding,
      notices,
      ...(tag ? { tag } : {}),
    };
  },
};

/** What generates the page sets the title over it; it is part of what is translated. */
function withTitle(title: string | null, paragraphs: Paragraph[]): Paragraph[] {
  if (title === null || paragraphs.slice(0, 2).some(({ text }) => text === title)) return paragraphs;
  return [{ kind: 'heading', text: title }, ...paragraphs];
}
