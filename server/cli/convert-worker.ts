import { workerData } from 'piscina';
import type { Alignment, ConversionSettings } from './conversion.js';
import { alignedOrFailed } from './conversion-surveys.js';

/** What the pool's threads are started with. */
const settings = workerData as ConversionSettings;

/** Runs in a thread of its own: one of several that share a conversion's documents. */
export default (texts: Alignment) => alignedOrFailed(texts, settings);
