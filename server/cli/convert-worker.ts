import { workerData } from 'piscina';
import type { ConversionSettings } from './conversion.js';
import { alignedOrFailed } from './conversion-aligner.js';
import type { ConversionSource } from './conversion-sources.js';

/** What the pool's threads are started with. */
const settings = workerData as ConversionSettings;

/** Runs in a thread of its own: one of several that share a conversion's documents. */
export default (source: ConversionSource) => alignedOrFailed(source, settings);
