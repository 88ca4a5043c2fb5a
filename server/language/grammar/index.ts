import type { LanguageTag } from '../../types.js';
import { primaryOf } from '../index.js';
import { grammar as en } from './en.js';
import { grammar as fr } from './fr.js';
import { grammar as ru } from './ru.js';
import type { Grammar } from './types.js';

const KNOWN: Readonly<Record<string, Grammar>> = { en, fr, ru };

/** What is known of a tag's language; null where that is nothing. */
export const grammarOf = (tag: LanguageTag): Grammar | null => KNOWN[primaryOf(tag)] ?? null;
