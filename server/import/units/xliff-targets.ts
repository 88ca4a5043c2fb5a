import type { LanguageTag } from '../../types.js';
import { localName, type XmlAttributes, type XmlRecords, xmlRecords } from '../containers/xml.js';
import type { InputFile } from '../types.js';
import { languageMeant } from './languages.js';

/** Longer than any such attribute. */
const OVERLAP = 300;

/** Looked at in one go. */
const PIECE = 65_536;

/**
 * So much of a file is looked through for a second target language, in bytes: five long novels. What is larger, and begins
 * with another part only after that, is read as it comes in.
 */
const LOOKED_THROUGH = 16_000_000;

const TARGET = /target-language\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/**
 * The target languages of a file of XLIFF 1.2 whose parts (`file`) each say one, in their order; none where a part
 * doesn't, or where their sources are in different languages.
 */
export async function targetsOf(file: InputFile): Promise<LanguageTag[]> {
  if (!(await namesSeveral(file))) return [];
  const sources = new Set<string>();
  const targets = new Set<LanguageTag>();
  for await (const { source, target } of xmlRecords(file.open(), file.name, () => new Parts())) {
    const tag = languageMeant(target);
    if (tag === null) return [];
    sources.add(languageMeant(source) ?? '');
    targets.add(tag);
  }
  return sources.size === 1 ? [...targets] : [];
}

/** Most files have one, which is found out much faster than by parsing them. */
async function namesSeveral(file: InputFile): Promise<boolean> {
  const named = new Set<string>();
  let text = '';
  let length = 0;
  for await (const chunk of file.open()) {
    length += chunk.length;
    if (length > LOOKED_THROUGH) return false;
    // UTF-16 has NULs between these letters.
    text += Buffer.from(chunk).toString('latin1').replaceAll('\0', '');
    if (text.length < PIECE) continue;
    nameTargets(text, named);
    if (named.size > 1) return true;
    text = text.slice(-OVERLAP);
  }
  nameTargets(text, named);
  return named.size > 1;
}

function nameTargets(text: string, named: Set<string>): void {
  for (const [, double, single] of text.matchAll(TARGET)) named.add((double ?? single ?? '').toLowerCase());
}

class Parts implements XmlRecords<{ source: string; target: string }> {
  private found: { source: string; target: string }[] = [];

  take(): { source: string; target: string }[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (localName(name) !== 'file') return;
    const [source = '', target = ''] = [attributes.get('source-language'), attributes.get('target-language')];
    this.found.push({ source, target });
  }

  close(): void {}

  text(): void {}
}
