import { InputError } from '../../errors.js';
import type { FileUnit } from '../../types.js';
import { localName, type XmlAttributes, type XmlRecords, xmlRecords } from '../containers/xml.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { FileLanguages, languageMeant, MOST_LANGUAGES } from './languages.js';
import { paragraphKind } from './paragraph-kind.js';
import { someUnits } from './some-units.js';
import { addText, refuseTooLong, score, sentencesApart } from './texts.js';
import { tmxDate } from './tmx-date.js';
import { rootOf } from './xml-root.js';

/** Elements within a segment that hold another program's codes, and no text of the segment (TMX 1.4b, "Content"). */
const CODES = new Set(['bpt', 'ept', 'ph', 'it', 'ut', 'sub']);

/** Elements whose text counts: a segment, a remark, a property. */
const TEXTS = new Set(['seg', 'note', 'prop']);

/** Properties by which programs say that somebody has agreed to a unit: Tercet's own, and Trados Studio's. */
const CONFIRMED: Record<string, RegExp> = {
  'x-status': /^confirmed$/u,
  'x-ConfirmationLevel': /^Approved(?:Translation|SignOff)$/u,
};

/**
 * Translation memories, TMX 1.1 to 1.4b: a unit a `tu`, a segment a `tuv`, inline codes left out and highlighted text
 * kept. Languages may be said by `xml:lang` or, as before 1.4, by `lang`, however spelt. A second `tuv` in the same
 * language becomes a version of its own, `fr-x-2`.
 */
export const tmx: UnitReader = {
  kind: 'units',
  files: 'one',
  id: 'tmx',
  extensions: ['tmx'],
  recognises: (head) => rootOf(head) === 'tmx',
  async *read(files, head) {
    for (const file of files) yield* someUnits(readTmx(file, head), file.name, head);
  },
};

function readTmx(file: InputFile, head: UnitFileHead): AsyncGenerator<FileUnit> {
  const { notices } = head;
  return xmlRecords(file.open(), file.name, (line) => new TmxUnits(file.name, head, line), { notices });
}

class TmxUnits implements XmlRecords<FileUnit> {
  private units: FileUnit[] = [];
  private readonly languages: FileLanguages;
  private rooted = false;
  /** Tercet wrote the file: what only it writes can be taken at its word. */
  private own = false;
  private unit: FileUnit | null = null;
  /** Of the `tuv` that is open, as the file spells it. */
  private language: string | null = null;
  private segment: string | null = null;
  private starts: string | undefined;
  /** Of the element whose text counts and that is open. */
  private read: string | null = null;
  private type = '';
  private codes = 0;
  /** Of the unit that is open: its variants, and the characters of its remarks. */
  private variants = 0;
  private remarks = 0;

  constructor(
    private readonly name: string,
    private readonly head: UnitFileHead,
    private readonly line: () => number,
  ) {
    this.languages = new FileLanguages(name);
  }

  take(): FileUnit[] {
    const { units } = this;
    this.units = [];
    return units;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.codes > 0 || CODES.has(name)) {
      this.codes++;
    } else if (TEXTS.has(name)) {
      this.read = '';
      this.type = attributes.get('type') ?? '';
    } else if (name === 'tuv') {
      this.language = attributes.get('xml:lang') ?? attributes.get('lang') ?? '';
      this.segment = null;
      this.starts = undefined;
    } else if (name === 'tu') {
      this.unit = unitOf(attributes, this.own);
      this.variants = 0;
      this.remarks = 0;
    } else if (!this.rooted) {
      this.rooted = true;
      if (localName(name) !== 'tmx')
        throw new InputError('unit-root', { name: this.name, element: name, format: 'TMX' });
    } else if (name === 'header') {
      this.own = attributes.get('o-tmf') === 'Tercet';
      const source = languageMeant(attributes.get('srclang') ?? '');
      if (source !== null) this.head.source ??= source;
    }
  }

  text(text: string): void {
    if (this.read !== null && this.codes === 0) this.read += text;
  }

  close(name: string): void {
    if (this.codes > 0) {
      this.codes--;
    } else if (this.read !== null && TEXTS.has(name)) {
      refuseTooLong(this.read, this.name, this.line);
      if (name === 'seg') this.closeSegment(this.read);
      else if (name === 'prop') this.closeProperty(this.read);
      else this.closeNote(this.read);
      this.read = null;
    } else if (name === 'tuv') {
      this.closeVariant();
    } else if (name === 'tu' && this.unit) {
      this.units.push(this.unit);
      this.unit = null;
    }
  }

  private closeSegment(text: string): void {
    if (this.segment !== null) throw new InputError('tmx-segments', { name: this.name, line: this.line() });
    this.segment = text;
  }

  private closeVariant(): void {
    const { unit, language, segment } = this;
    if (!unit || language === null) return;
    if (segment === null) throw new InputError('tmx-no-segment', { name: this.name, line: this.line() });
    if (++this.variants > MOST_LANGUAGES)
      throw new InputError('unit-languages', { name: this.name, line: this.line(), limit: MOST_LANGUAGES });
    const tag = this.languages.tag(language, this.line);
    addText(unit.texts, tag, sentencesApart(segment, this.starts));
    this.language = null;
  }

  private closeNote(text: string): void {
    const { unit } = this;
    if (!unit || text.trim() === '') return;
    this.remarks += text.length;
    refuseTooLong({ length: this.remarks }, this.name, this.line);
    unit.notes ??= [];
    unit.notes.push(text.trim());
  }

  private closeProperty(value: string): void {
    const { unit, type } = this;
    if (!unit) return;
    if (CONFIRMED[type]?.test(value)) unit.confirmed = true;
    if (!this.own) return;
    if (type === 'x-sentences') this.starts = value;
    else if (type === 'x-document' && value.trim() !== '') unit.document = value;
    else if (type === 'x-document-id' && value !== '') unit.documentId = value;
    else if (type === 'x-confidence') defined(unit, 'confidence', score(value));
    else if (type === 'x-agreement') defined(unit, 'agreement', score(value));
    else if (type === 'x-paragraph') defined(unit, 'begins', paragraphKind(value));
  }
}

function defined<Key extends keyof FileUnit>(unit: FileUnit, key: Key, value: FileUnit[Key] | undefined): void {
  if (value !== undefined) unit[key] = value;
}

function unitOf(attributes: XmlAttributes, own: boolean): FileUnit {
  const unit: FileUnit = { texts: {} };
  const id = attributes.get('tuid')?.trim();
  if (id) unit.id = own ? decoded(id) : id;
  const changed = tmxDate(attributes.get('changedate') ?? attributes.get('creationdate'));
  if (changed) unit.changed = changed;
  return unit;
}

/** TMX wants identifiers without white space, so Tercet percent-encodes it in its own. */
function decoded(id: string): string {
  if (!id.includes('%')) return id;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
