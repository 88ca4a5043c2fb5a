import type { Unit } from '../types.js';
import { addVector, emptyVectors, OVERLAPS, runAt, setVector, type Vectors } from './vectors.js';

/** The vectors of units of several versions, as if each were a sentence: what all their sentences say, summed up. */
export function foldVectors(versions: readonly Vectors[], units: readonly Unit[]): Vectors {
  const dimension = versions[0]?.dimension ?? 0;
  const folded = emptyVectors(units.length, dimension);
  units.forEach((_, start) => {
    const sum = new Float32Array(dimension);
    for (let size = 1; size <= OVERLAPS && start + size <= units.length; size++) {
      versions.forEach((vectors, v) => {
        const { start: from = 0, end = 0 } = units[start + size - 1]?.sides[v] ?? {};
        // a run that was embedded as one text says more than its sentences apart
        if (end > from && end - from <= OVERLAPS) addVector(sum, vectors, runAt(from, end - from));
        else for (let i = from; i < end; i++) addVector(sum, vectors, runAt(i, 1));
      });
      setVector(folded, runAt(start, size), sum);
    }
  });
  return folded;
}
