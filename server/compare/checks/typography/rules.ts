import type { AnalysedVersion } from '../../../analyse/analyse.js';
import { habitsOf } from './usage.js';

/** What a typographer of one language would mend. */
export interface Rule {
  /** The key of its wording. */
  variant: string;
  /** The languages it holds for; all if none is named. */
  languages?: readonly string[];
  /** One of these signs is in every text that breaks it. */
  signs: string;
  /** Matches the places to mend. */
  pattern: RegExp;
  /** Whether it holds for this version at all. */
  holds?(version: AnalysedVersion): boolean;
}

/** What stands before a French sign of two parts without being text: an address, a time of day, another such sign. */
const FRENCH_TWO_PART = /(?<=[\p{L}\p{Nd}»%)’])[;!?](?=[\s»”")!?]|$)|(?<=[\p{L}»%)])[:](?=\s|$)/gu;

export const RULES: readonly Rule[] = [
  { variant: 'double-space', signs: ' ', pattern: /(?<=\S) {2,}(?=\S)/gu },
  {
    variant: 'space-before',
    languages: ['en', 'ru'],
    signs: ',;:!?',
    pattern: /(?<=[\p{L}\p{Nd}”»)])[ \u00a0\u202f]+[,;:!?](?=\s|$)/gu,
  },
  {
    variant: 'space-before',
    languages: ['fr'],
    signs: ',',
    pattern: /(?<=[\p{L}\p{Nd}»)])[ \u00a0\u202f]+,(?=\s|$)/gu,
  },
  { variant: 'space-after', signs: ',;', pattern: /(?<=\p{Ll}{2})[,;](?=\p{L}{2})/gu },
  { variant: 'no-space', languages: ['fr'], signs: ';:!?', pattern: FRENCH_TWO_PART },
  { variant: 'breaking-space', languages: ['fr'], signs: ';:!?', pattern: /(?<=\S) [;:!?](?=[\s»)!?]|$)/gu },
  {
    variant: 'guillemet-space',
    languages: ['fr'],
    signs: '«»',
    pattern: /«(?![\u00a0\u202f])\s?|(?<![\u00a0\u202f\s«»])»|(?<=\S) »/gu,
  },
  {
    variant: 'guillemets',
    languages: ['fr', 'ru'],
    signs: '"',
    pattern: /(?<![\p{Nd}\p{L}])"(?=\S)|(?<=[\p{L}\p{Nd}.,!?…])"(?!\p{L})/gu,
  },
  { variant: 'guillemets', languages: ['ru'], signs: '“', pattern: /(?<![«„][^»]*)“(?=\p{L})/gu },
  { variant: 'number-sign', languages: ['ru'], signs: '№', pattern: /№(?=\p{Nd})|№ (?=\p{Nd})/gu },
  { variant: 'dash', signs: '-', pattern: /(?<=[\p{L}\p{Nd}»”",.!?)\u00a0 ]) -(?= )|^-(?= \p{L})/gu },
  { variant: 'dash', languages: ['ru'], signs: '–', pattern: /(?<=[\p{L}»”",.!?)])[ \u00a0]–(?= )/gu },
  {
    variant: 'dash-space',
    languages: ['ru'],
    signs: '—',
    pattern: /(?<=\p{Ll})—(?=\p{L})|(?<=\p{Ll})— |(?<=\p{L})[ \u00a0]—(?=\p{L})/gu,
  },
  { variant: 'minus', signs: '-', pattern: /(?<=^|[\s(])-(?=\p{Nd})/gu },
  { variant: 'dots', languages: ['fr', 'ru'], signs: '.', pattern: /(?<!\.)\.{3}(?!\.)/gu },
  {
    variant: 'dots',
    languages: ['en'],
    signs: '.',
    pattern: /(?<!\.)\.{3}(?!\.)/gu,
    holds: (version) => habitsOf(version).ellipsis,
  },
  {
    variant: 'straight',
    signs: "'",
    pattern: /(?<=\p{L})'(?=\p{L})|(?<=s)'(?=\s)/gu,
    holds: (version) => habitsOf(version).curlyApostrophe,
  },
  {
    variant: 'straight',
    languages: ['en'],
    signs: '"',
    pattern: /(?<=^|[\s(—])"(?=\S)|(?<=[\p{L},.!?…])"(?!\p{L})/gu,
    holds: (version) => habitsOf(version).curlyQuotes,
  },
];
