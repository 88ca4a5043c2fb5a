import { workerData } from 'piscina';
import { type AlignedLine, type AlignSettings, alignLine } from './align-line.js';

/** What the pool's threads are started with. */
const settings = workerData as AlignSettings;

/** Runs in a thread of its own: one of several that share a stream's documents. */
export default (line: string): Promise<AlignedLine> => alignLine(() => line, settings);
