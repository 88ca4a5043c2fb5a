import type { FileUnit, LanguageTag } from '../../types.js';
import { paragraphKind } from './paragraph-kind.js';
import { addText, score, sentencesApart } from './texts.js';

/** A piece of a side's text; `mark` is the segment's that it stands in, null between segments. */
export interface Run {
  mark: string | null;
  text: string;
}

/** A segment's two texts, and whether somebody has agreed to it. */
export interface Segment {
  id: string;
  source: string;
  target: string;
  confirmed: boolean;
}

/** A unit with what tells which it is: translations of one source into several languages have it alike. */
export interface PlacedUnit {
  unit: FileUnit;
  /** Of the document, the unit and the segment. */
  place: string;
  /** Its text in the source's language; '' where it has none. */
  source: string;
}

/** A unit of a file while it is read: a `trans-unit` of XLIFF 1.2, a `unit` of 2.x. */
export interface OpenUnit {
  id: string;
  name: string;
  confirmed: boolean;
  notes: string[];
  /** What Tercet knows of it and wrote there; empty in other programs' files. */
  own: Map<string, string>;
  /** 1.2: what the unit's parts hold. */
  runs: Record<'source' | 'seg-source' | 'target', Run[]>;
  /** 1.2: segments that Trados Studio says are agreed to. */
  agreed: Set<string>;
  /** 2.x */
  segments: Segment[];
}

export const openUnit = (id: string, name: string, confirmed: boolean): OpenUnit => ({
  ...{ id, name, confirmed, notes: [], own: new Map(), agreed: new Set(), segments: [] },
  runs: { source: [], 'seg-source': [], target: [] },
});

/**
 * A unit for each segment. A paragraph begins with the first: that is what programs that take texts apart make a unit of.
 * Tercet's own files say so themselves.
 */
export function unitsOf(
  unit: OpenUnit,
  tags: { source: () => LanguageTag; target: () => LanguageTag; document: string },
): PlacedUnit[] {
  const { own, notes } = unit;
  const segments = unit.segments.length > 0 ? unit.segments : segmentsOf(unit);
  const filled = segments.filter(({ source, target }) => source.trim() !== '' || target.trim() !== '');
  const documentId = own.get('document') ?? '';
  const isOwn = own.size > 0;
  return filled.map(({ id, source, target, confirmed }, at) => {
    const texts: FileUnit['texts'] = {};
    if (source.trim() !== '') addText(texts, tags.source(), sentencesApart(source, own.get('sentences.source')));
    if (target.trim() !== '') addText(texts, tags.target(), sentencesApart(target, own.get('sentences.target')));
    const called = isOwn ? unit.name : idOf(unit, id, filled.length);
    const begins = at > 0 ? undefined : isOwn ? paragraphKind(own.get('paragraph')) : 'text';
    const confidence = score(own.get('confidence'));
    const agreement = score(own.get('agreement'));
    const place = [documentId || tags.document, unit.id, id || segments.indexOf(filled[at] as Segment)].join('\n');
    const found: FileUnit = {
      ...(called === '' ? {} : { id: called }),
      ...(tags.document === '' ? {} : { document: tags.document }),
      ...(documentId === '' ? {} : { documentId }),
      texts,
      ...(begins === undefined ? {} : { begins }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(agreement === undefined ? {} : { agreement }),
      ...(confirmed || own.get('status') === 'confirmed' ? { confirmed: true } : {}),
      ...(at === 0 && notes.length > 0 ? { notes } : {}),
    };
    return { unit: found, place, source: source.trim() };
  });
}

const idOf = ({ id, name }: OpenUnit, segment: string, segments: number): string =>
  segments > 1 && segment !== '' ? `${id || name}.${segment}` : id || name;

/** Of 1.2: by the marks that the unit's `seg-source` and `target` have in common, else the unit as it is. */
function segmentsOf({ runs, confirmed, agreed }: OpenUnit): Segment[] {
  const sources = segmentRuns(runs['seg-source']);
  if (sources.length === 0)
    return [
      { id: '', source: joined(runs.source), target: joined(runs.target), confirmed: confirmed || agreed.size > 0 },
    ];
  const targets = segmentRuns(runs.target);
  const left = targets.filter(({ mark }) => !sources.some((source) => source.mark === mark));
  return [...sources, ...left].map(({ mark, text }) => {
    const source = sources.some((run) => run.mark === mark) ? text : '';
    const target = targets.find((run) => run.mark === mark)?.text ?? '';
    return { id: mark, source, target, confirmed: confirmed || agreed.has(mark) };
  });
}

const joined = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Text that stands between segments, where no text should, goes with the one before it, or with the first. */
function segmentRuns(runs: readonly Run[]): { mark: string; text: string }[] {
  const found: { mark: string; text: string }[] = [];
  let before = '';
  for (const { mark, text } of runs) {
    const last = found.at(-1);
    if (mark !== null && last?.mark !== mark) found.push({ mark, text: before + text });
    else if (last && (mark !== null || text.trim() !== '')) last.text += text;
    if (mark !== null) before = '';
    else if (!last) before += text.trim() === '' ? '' : text;
  }
  return found;
}
