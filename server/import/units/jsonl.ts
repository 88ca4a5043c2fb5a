import { InputError } from '../../errors.js';
import type { FileUnit } from '../../types.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { unicodeText } from './decoded.js';
import { FileLanguages } from './languages.js';
import { type Line, linesOf } from './lines.js';
import { paragraphKind } from './paragraph-kind.js';
import { someUnits } from './some-units.js';
import { addText } from './texts.js';

/**
 * JSON Lines: units as `tercet export` and `tercet align` write them, `{"id": "u1", "en": TEXT, "fr": TEXT}` where TEXT is
 * a string or a list of sentences, and whole documents, `{"id": "x", "units": [UNIT, …]}`, as `tercet align --jsonl` does.
 */
export const jsonl: UnitReader = {
  kind: 'units',
  files: 'one',
  id: 'jsonl',
  extensions: ['jsonl', 'ndjson'],
  recognises: (head) => /^\s*\{\s*"/u.test(Buffer.from(head.subarray(0, 100)).toString('latin1').replace(/^ï»¿/u, '')),
  async *read(files, head) {
    for (const file of files) yield* someUnits(readJsonl(file, head), file.name, head);
  },
};

async function* readJsonl(file: InputFile, head: UnitFileHead): AsyncGenerator<FileUnit> {
  const languages = new FileLanguages(file.name);
  for await (const line of linesOf(file, head, unicodeText)) {
    if (line.text.trim() === '') continue;
    const place = { name: file.name, line: line.number };
    const record = parsed(line, file.name);
    if (!Array.isArray(record.units)) {
      yield unitOf(record, languages, place);
      continue;
    }
    const document = typeof record.id === 'string' || typeof record.id === 'number' ? String(record.id) : '';
    for (const unit of record.units) {
      if (!isRecord(unit)) throw new InputError('jsonl-line', place);
      yield { ...(document === '' ? {} : { document }), ...unitOf(unit, languages, place) };
    }
  }
}

interface Place {
  name: string;
  line: number;
}

type JsonObject = Record<string, unknown>;

const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed({ text, number }: Line, name: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {}
  throw new InputError('jsonl-line', { name, line: number });
}

function unitOf(record: JsonObject, languages: FileLanguages, place: Place): FileUnit {
  const unit: FileUnit = { texts: {} };
  const id = idOf(record);
  if (id !== '') unit.id = id;
  if (typeof record.document === 'string' && record.document.trim() !== '') unit.document = record.document;
  if (typeof record.documentId === 'string' && record.documentId !== '') unit.documentId = record.documentId;
  for (const key of Object.keys(record)) {
    if (!languages.isKey(key)) continue;
    const segments = segmentsOf(record[key], key, place);
    if (segments.length > 0)
      addText(
        unit.texts,
        languages.tag(key, () => place.line),
        segments,
      );
  }
  const begins = paragraphKind(typeof record.paragraph === 'string' ? record.paragraph : undefined);
  if (begins) unit.begins = begins;
  const { confidence, agreement, changed } = record;
  if (isScore(confidence)) unit.confidence = confidence;
  if (isScore(agreement)) unit.agreement = agreement;
  if (record.status === 'confirmed') unit.confirmed = true;
  const notes = notesOf(record);
  if (notes.length > 0) unit.notes = notes;
  const date = typeof changed === 'string' ? new Date(changed) : null;
  if (date && !Number.isNaN(date.getTime())) unit.changed = date;
  return unit;
}

/** `id` as it is, else what an export says of the unit's place. */
function idOf({ id, documentId, number }: JsonObject): string {
  if (typeof id === 'string' || typeof id === 'number') return String(id).trim();
  return typeof documentId === 'string' && typeof number === 'number' ? `${documentId}-${number}` : '';
}

function segmentsOf(value: unknown, key: string, place: Place): string[] {
  if (value === null) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new InputError('jsonl-text', { ...place, key });
}

const isScore = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

/** Remarks, and of flags what was said: units of files have none. */
function notesOf({ notes, flags }: JsonObject): string[] {
  const remarks = Array.isArray(notes) ? notes.filter((note): note is string => typeof note === 'string') : [];
  const said = Array.isArray(flags) ? flags.filter(isRecord).map(flagNote) : [];
  return [...remarks, ...said].map((note) => note.trim()).filter((note) => note !== '');
}

/** On one line, as all other formats have it: `style (major, fr, fixed) – comment → correction`. */
function flagNote({ category, severity, lang, status, comment, correction }: JsonObject): string {
  const details = [severity, lang, status === 'open' ? null : status].filter(isSome);
  const said = [comment, correction].map((part) => (isSome(part) ? part.replace(/\s+/gu, ' ').trim() : ''));
  const kind = [isSome(category) ? category : '', details.length > 0 ? `(${details.join(', ')})` : ''];
  return [kind.filter(Boolean).join(' '), said[0] && `– ${said[0]}`, said[1] && `→ ${said[1]}`]
    .filter(Boolean)
    .join(' ');
}

const isSome = (value: unknown): value is string => typeof value === 'string' && value !== '';
