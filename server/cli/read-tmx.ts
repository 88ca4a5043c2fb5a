import { decodeText } from '../import/encoding.js';
import { XmlError, type XmlEvent, xmlEvents } from '../import/xml-events.js';
import type { LanguageTag } from '../types.js';
import { Failure } from './io.js';

export interface TmxUnit {
  /** Its `tuid`, or its number from 1. */
  id: string | number;
  texts: Record<LanguageTag, string[]>;
}

/** Elements within a segment that hold another program's codes, and no text of the segment (TMX 1.4b, "Content"). */
const CODES = new Set(['bpt', 'ept', 'ph', 'it', 'ut']);

/**
 * The units of a translation memory, one segment a language, its inline codes left out. A second segment in the same
 * language becomes a version of its own, `fr-x-2`.
 * @throws InputError where the bytes are no text; Failure that names the file where they are no TMX.
 */
export function* readTmx(bytes: Uint8Array, file: string): Generator<TmxUnit> {
  const { text } = decodeText(bytes, file);
  try {
    yield* units(xmlEvents(text.replace(/^\ufeff/u, '')));
  } catch (error) {
    if (error instanceof XmlError) throw new Failure(`${file} is no TMX file that can be read: ${error.message}.`);
    throw error;
  }
}

function* units(events: Iterable<XmlEvent>): Generator<TmxUnit> {
  let number = 0;
  let root: string | undefined;
  let unit: TmxUnit | undefined;
  let tag = 'und';
  let segment: string | undefined;
  let codes = 0;
  for (const event of events) {
    if (event.kind === 'text') {
      if (segment !== undefined && codes === 0) segment += event.text;
    } else if (event.kind === 'open') {
      const { name, attributes } = event;
      root ??= name;
      if (root !== 'tmx') throw new XmlError(`it begins with <${root}>`);
      if (name === 'tu') unit = { id: attributes.get('tuid') ?? ++number, texts: {} };
      if (name === 'tuv') tag = attributes.get('xml:lang') ?? attributes.get('lang') ?? 'und';
      if (name === 'seg') segment = '';
      if (CODES.has(name)) codes++;
    } else {
      if (CODES.has(event.name)) codes--;
      if (event.name === 'seg' && unit && segment !== undefined) {
        const text = segment.trim();
        if (text !== '') unit.texts[freeTag(unit.texts, tag)] = [text];
        segment = undefined;
      }
      if (event.name === 'tu' && unit) {
        yield unit;
        unit = undefined;
      }
    }
  }
  if (root === undefined) throw new XmlError('it holds no element');
}

function freeTag(texts: TmxUnit['texts'], tag: LanguageTag): LanguageTag {
  let free = tag;
  for (let number = 2; free in texts; number++) free = `${tag}-x-${number}`;
  return free;
}
