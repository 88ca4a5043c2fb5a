import type { Version } from '../types.js';
import type { Encoder } from './encoder.js';
import { copyVector, emptyVectors, OVERLAPS, runAt, setVector, type Vectors } from './vectors.js';

/** Texts handed to the encoder at once: enough to keep a processor busy, and little memory. */
const BATCH = 32;

/** A run of sentences of a version. */
interface Run {
  version: number;
  start: number;
  size: number;
  /** UTF-16 code units. */
  length: number;
}

/**
 * Embeds every run of up to three consecutive sentences of every version (the overlaps of Vecalign: Thompson and Koehn
 * 2019), each different text once. Texts of like length go together, since an encoder pads them all to the longest.
 * @param progress - Called after each batch with how much is done, 0 to 1.
 */
export async function embedVersions(
  versions: readonly Version[],
  encoder: Encoder,
  progress: (done: number) => void = () => {},
): Promise<Vectors[]> {
  const { dimension } = encoder;
  const all = versions.map(({ sentences }) => emptyVectors(sentences.length, dimension));
  const { runs, copies } = differentRuns(versions);
  runs.sort((a, b) => a.length - b.length);
  const whole = runs.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  for (let first = 0; first < runs.length; first += BATCH) {
    const batch = runs.slice(first, first + BATCH);
    const found = await encoder.embed(batch.map((run) => textOf(versions, run)));
    batch.forEach(({ version, start, size, length }, n) => {
      const vector = found[n];
      if (vector?.length !== dimension)
        throw new Error(`The encoder gave ${vector?.length} numbers, not ${dimension}.`);
      setVector(all[version] as Vectors, runAt(start, size), vector);
      done += length;
    });
    progress(whole === 0 ? 1 : done / whole);
  }
  for (const { from, to } of copies)
    copyVector(
      all[from.version] as Vectors,
      runAt(from.start, from.size),
      all[to.version] as Vectors,
      runAt(to.start, to.size),
    );
  return all;
}

const textOf = (versions: readonly Version[], { version, start, size }: Run): string =>
  (versions[version] as Version).sentences
    .slice(start, start + size)
    .map(({ text }) => text)
    .join(' ');

/** The runs, one for each different text, and where else these stand. Sentences are numbered so that keys stay short. */
function differentRuns(versions: readonly Version[]): { runs: Run[]; copies: { from: Run; to: Run }[] } {
  const numbers = new Map<string, number>();
  const firsts = new Map<string, Run>();
  const copies: { from: Run; to: Run }[] = [];
  versions.forEach(({ sentences }, version) => {
    const ids = sentences.map(({ text }) => {
      const id = numbers.get(text) ?? numbers.size;
      numbers.set(text, id);
      return id;
    });
    for (let start = 0; start < sentences.length; start++) {
      let key = '';
      let length = -1;
      for (let size = 1; size <= OVERLAPS && start + size <= sentences.length; size++) {
        key += `${ids[start + size - 1]} `;
        length += (sentences[start + size - 1]?.text.length ?? 0) + 1;
        const run = { version, start, size, length };
        const first = firsts.get(key);
        if (first) copies.push({ from: first, to: run });
        else firsts.set(key, run);
      }
    }
  });
  return { runs: [...firsts.values()], copies };
}
