import type { AnalysedVersion } from '../../../analyse/analyse.js';
import type { UnitSide } from '../../check.js';
import { readAll, type Stray, StrayPlaces } from './spans.js';

/** A quotation of more sentences than this is a mark that was never closed. */
const LONGEST = 15;

interface Throughout {
  /** For each sentence, whether it begins in the middle of a quotation. */
  inside: Uint8Array;
  strays: StrayPlaces;
}

const throughout = new WeakMap<AnalysedVersion, Throughout>();

/** The quotations of a whole version: what an earlier unit began is no news in a later one. */
function readThroughout(version: AnalysedVersion): Throughout {
  let read = throughout.get(version);
  if (!read) {
    const reader = readAll({ version, sentences: version.sentences });
    const inside = new Uint8Array(version.sentences.length);
    for (const { parts, closed } of reader.finish()) {
      const [from, to] = [parts[0]?.sentence ?? 0, parts.at(-1)?.sentence ?? 0];
      if (closed && to - from <= LONGEST) inside.fill(1, from + 1, to + 1);
    }
    read = { inside, strays: new StrayPlaces(reader.strays) };
    throughout.set(version, read);
  }
  return read;
}

/** Whether a unit begins in the middle of a quotation, so that it needs no marks. */
export const beginsQuoted = ({ version, first }: UnitSide): boolean => readThroughout(version).inside[first] === 1;

/** The marks of a side that nothing opens or closes anywhere in the version; `sentence` counts the side's. */
export const strayMarks = (side: UnitSide): Stray[] => readThroughout(side.version).strays.within(side);
