import { InputError } from '../../errors.js';
import type { LanguageTag } from '../../types.js';
import { localName, type XmlAttributes, type XmlRecords, xmlRecords } from '../containers/xml.js';
import type { InputFile, UnitFileHead } from '../types.js';
import { fileLanguage } from './file-language.js';
import { FileLanguages, languageMeant } from './languages.js';
import { refuseTooLong } from './texts.js';
import { type OpenUnit, openUnit, type PlacedUnit, type Segment, unitsOf } from './xliff-unit.js';

/**
 * The units of a file, each with its place.
 * @param only the target language that is wanted, of a file that says one of each of its parts; null for all.
 */
export function placedUnits(file: InputFile, head: UnitFileHead, only: LanguageTag | null): AsyncGenerator<PlacedUnit> {
  const { notices } = head;
  return xmlRecords(file.open(), file.name, (line) => new XliffUnits(file, head, only, line), { notices });
}

/** Elements in which nothing is the text's: other versions of it, other programs' data, codes of the original file. */
const LEFT_OUT = new Set(['alt-trans', 'header', 'skeleton', 'matches', 'glossary', 'originalData', 'bin-unit']);

/** What the header of a catalogue of messages became, in a conversion. */
const CATALOGUE_HEADER = 'x-gettext-domain-header';

/** Within text: codes (1.2: bpt, ept, ph, it; in 2.x they are empty) and what stands in them. */
const CODES = new Set(['bpt', 'ept', 'ph', 'it', 'sub']);

const UNITS = new Set(['trans-unit', 'unit']);
const SEGMENTS = new Set(['segment', 'ignorable']);
const SIDES = new Set(['source', 'seg-source', 'target']);

/** States that say that somebody has agreed, of 1.2 and of 2.x. */
const AGREED = new Set(['final', 'signed-off', 'reviewed']);

/** What memoQ says of a unit that a second person has been through. */
const PROOFREAD = /^(?:Proofread|Reviewer\d?Confirmed)$/u;

/** Phrase (Memsource) writes codes as text, `{b>bold<b}` and `{1}`, and says by its namespace that it has made the file. */
const PHRASE = 'memsource.com/mxlf';
const PHRASE_CODES = /\{(?:\d{1,4}|\p{L}{1,2}|[\^_])>|<(?:\d{1,4}|\p{L}{1,2}|[\^_])\}|\{\d{1,4}\}/gu;

/** Trados: taken out while changes were tracked. */
const DELETED = 'x-sdl-deleted';

/** A unit is given as a whole: it may be as large as so many of the longest segments, and none of its parts is free. */
const SEGMENTS_HELD = 10;
const PART = 100;

/** What text is being read for. */
type Reading = 'source' | 'seg-source' | 'target' | 'note' | 'own';

/** MemoQ's remarks, which it keeps when they are deleted. */
const isComment = (name: string, parent: string, attributes: XmlAttributes): boolean =>
  name === 'comment' && parent === 'comments' && attributes.get('deleted') !== 'true';

class XliffUnits implements XmlRecords<PlacedUnit> {
  private units: PlacedUnit[] = [];
  private readonly languages: FileLanguages;
  private readonly path: string[] = [];
  private leftOut = 0;
  private codes = 0;
  private source = '';
  private target = '';
  private document = '';
  private unit: OpenUnit | null = null;
  private segment: Segment | null = null;
  private reading: Reading | null = null;
  private read = '';
  /** The segment, of 1.2, that the text stands in; elements within it. */
  private mark: string | null = null;
  private marks: (string | null)[] = [];
  private isOwn = false;
  private ownName = '';
  private isPhrase = false;
  /** Of the unit that is open: how much of it is held, in characters and so much for each part. */
  private held = 0;

  private readonly name: string;

  constructor(
    private readonly file: InputFile,
    private readonly head: UnitFileHead,
    private readonly only: LanguageTag | null,
    private readonly line: () => number,
  ) {
    this.name = file.name;
    this.languages = new FileLanguages(file.name);
  }

  take(): PlacedUnit[] {
    const { units } = this;
    this.units = [];
    return units;
  }

  open(called: string, attributes: XmlAttributes): void {
    const name = localName(called);
    const parent = this.path.at(-1) ?? '';
    if (this.path.push(name) === 1) this.openRoot(called, name, attributes);
    if (this.leftOut > 0 || LEFT_OUT.has(name) || attributes.get('restype') === CATALOGUE_HEADER) this.leftOut++;
    else if (this.reading !== null) this.openWithin(name, attributes);
    else if (name === 'file') this.openFile(attributes);
    else if (UNITS.has(name)) this.openUnit(attributes);
    else if (this.unit) this.openPart(name, parent, attributes, this.unit);
  }

  text(text: string): void {
    if (this.reading !== null && this.leftOut === 0 && this.codes === 0) this.read += text;
  }

  close(called: string): void {
    const name = localName(called);
    this.path.pop();
    if (this.leftOut > 0) this.leftOut--;
    else if (this.reading !== null) this.closeWithin(name);
    else if (SEGMENTS.has(name)) this.segment = null;
    else if (name === 'metaGroup' || name === 'context-group') this.isOwn = false;
    else if (UNITS.has(name)) this.closeUnit();
  }

  private openRoot(called: string, name: string, attributes: XmlAttributes): void {
    if (name !== 'xliff') throw new InputError('unit-root', { name: this.name, element: called, format: 'XLIFF' });
    this.isPhrase = [...attributes].some(([, value]) => value.includes(PHRASE));
    this.source = attributes.get('srcLang') ?? '';
    this.target = attributes.get('trgLang') ?? '';
    this.sayHead();
  }

  private sayHead(): void {
    const tag = languageMeant(this.source);
    if (tag !== null) this.head.source ??= tag;
  }

  private openFile(attributes: XmlAttributes): void {
    this.source = attributes.get('source-language') ?? this.source;
    this.target = attributes.get('target-language') ?? this.target;
    this.document = attributes.get('original')?.trim() ?? '';
    if (this.document !== '') this.head.title ??= this.document;
    this.sayHead();
  }

  private openUnit(attributes: XmlAttributes): void {
    const name = attributes.get('resname') ?? attributes.get('name') ?? '';
    this.held = 0;
    const confirmed = attributes.get('approved') === 'yes' || PROOFREAD.test(attributes.get('mq:status') ?? '');
    this.unit = openUnit(attributes.get('id') ?? '', name.trim(), confirmed);
  }

  private openPart(name: string, parent: string, attributes: XmlAttributes, unit: OpenUnit): void {
    if (SEGMENTS.has(name)) {
      const confirmed = AGREED.has(attributes.get('state') ?? '');
      this.segment = { id: attributes.get('id') ?? '', source: '', target: '', confirmed };
      unit.segments.push(this.segment);
    } else if (SIDES.has(name) && (UNITS.has(parent) || SEGMENTS.has(parent))) {
      this.begin(name as Reading);
      if (name === 'target') this.openTarget(attributes, unit);
    } else if (name === 'note' || isComment(name, parent, attributes)) {
      this.begin('note');
    } else if (name === 'metaGroup' || name === 'context-group') {
      this.isOwn = /^(?:x-)?tercet$/u.test(attributes.get('category') ?? attributes.get('purpose') ?? '');
    } else if (this.isOwn && (name === 'meta' || name === 'context')) {
      this.ownName = (attributes.get('type') ?? attributes.get('context-type') ?? '').replace(/^x-/u, '');
      this.begin('own');
    } else if (name === 'seg' && attributes.get('conf')?.startsWith('Approved')) {
      unit.agreed.add(attributes.get('id') ?? '');
    }
  }

  /** 1.2 says the state here, and may say the language. */
  private openTarget(attributes: XmlAttributes, unit: OpenUnit): void {
    if (AGREED.has(attributes.get('state') ?? '')) unit.confirmed = true;
    if (this.target === '') this.target = attributes.get('xml:lang') ?? '';
  }

  private begin(reading: Reading): void {
    this.reading = reading;
    this.read = '';
    this.mark = null;
    this.marks = [];
  }

  private openWithin(name: string, attributes: XmlAttributes): void {
    if (this.codes > 0 || CODES.has(name) || attributes.get('mtype') === DELETED) {
      this.codes++;
      return;
    }
    // A character that XML can't hold, and that Tercet shows as such.
    if (name === 'cp') this.read += '\ufffd';
    this.marks.push(this.mark);
    if (name === 'mrk' && attributes.get('mtype') === 'seg') {
      this.endRun();
      this.mark = attributes.get('mid') ?? String(this.marks.length);
    }
  }

  private closeWithin(name: string): void {
    if (this.codes > 0) {
      this.codes--;
      return;
    }
    const outer = this.marks.pop();
    if (outer === undefined) {
      this.closeReading();
      return;
    }
    if (name === 'mrk' && outer !== this.mark) this.endRun();
    this.mark = outer;
  }

  private endRun(): void {
    const { reading, mark, unit } = this;
    const read = this.isPhrase ? this.read.replace(PHRASE_CODES, '') : this.read;
    if (unit && (reading === 'source' || reading === 'seg-source' || reading === 'target')) {
      refuseTooLong(read, this.name, this.line);
      if (this.segment && reading !== 'seg-source') this.segment[reading] += read;
      else unit.runs[reading].push({ mark, text: read });
    }
    this.read = '';
  }

  private closeReading(): void {
    const { reading, read, unit } = this;
    this.held += read.length + PART;
    refuseTooLong({ length: this.held / SEGMENTS_HELD }, this.name, this.line);
    if (reading === 'note' && read.trim() !== '') unit?.notes.push(read.trim());
    else if (reading === 'own') unit?.own.set(this.ownName, read);
    else this.endRun();
    this.reading = null;
  }

  private closeUnit(): void {
    if (!this.unit) return;
    const { file, source, target, document } = this;
    const tag = (given: string): LanguageTag => this.languages.tag(given, this.line);
    const sides = {
      source: () => tag(source || file.tags?.[0] || ''),
      // 1.2 needn't say it, and some programs don't.
      target: () => (target === '' ? fileLanguage({ ...file, tag: file.tags?.[1] ?? file.tag }) : tag(target)),
      document,
    };
    if (this.only === null || this.only === languageMeant(target)) this.units.push(...unitsOf(this.unit, sides));
    this.unit = null;
  }
}
