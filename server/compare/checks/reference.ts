import type { AnalysedSentence } from '../../analyse/analyse.js';
import type { Divergence, LanguageTag, Range } from '../../types.js';
import { blamed, type Check, filledSides, spanOf, type UnitSide, type UnitView } from '../check.js';
import { bitsByForm } from '../reading/by-form.js';

type Kind = 'url' | 'mail' | 'handle' | 'hashtag' | 'note';

/** A web or mail address, a handle, a hashtag, a footnote mark. */
interface Reference extends Range {
  tag: LanguageTag;
  sentence: number;
  kind: Kind;
  shown: string;
  /** What makes two of them the same: without scheme, `www.`, language code, case and closing punctuation. */
  key: string;
}

const ADDRESS_CHARACTERS = "[\\p{L}\\p{N}\\-._~:/?#@!$&'*+,;=%]";

/**
 * What a kind can't be without, and its expression, in the order in which they are tried: a mail address holds what looks
 * like a handle.
 */
const PATTERNS: readonly (readonly [Kind, RegExp, RegExp])[] = [
  ['url', /:\/\/|[wW]{3}\./u, new RegExp(`(?:https?://|www\\.)${ADDRESS_CHARACTERS}+`, 'giu')],
  ['mail', /@/u, /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['handle', /@/u, /(?<![\p{L}\p{N}@/.])@[\p{L}\p{N}_]{2,}/gu],
  ['hashtag', /#/u, /(?<![\p{L}\p{N}&#/])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{2,}/gu],
  [
    'note',
    /[[†‡⁰¹²³⁴-⁹]/u,
    /\[\p{Nd}{1,3}\]|(?<=[\p{L}\p{Nd}.,;:!?»”)]{2})[†‡]|(?<=\p{L}{3}[.,;:!?»”)]?)[⁰¹²³⁴-⁹]{1,3}/gu,
  ],
];

/** The most frequent of them, which needs no look at the letters before it. */
const BRACKETED = /\[\p{Nd}{1,3}\]/gu;
const RAISED = /[†‡⁰¹²³⁴-⁹]/u;

/** What any reference has: one of these signs, or a word that ends so. */
const SIGNS = new Set([...'@#[†‡⁰¹²³⁴⁵⁶⁷⁸⁹/'].map((sign) => sign.charCodeAt(0)));
const webForms = bitsByForm(({ norm }) => Number(norm.endsWith('www')));

function mayRefer({ text, tokens, forms }: AnalysedSentence, web: Uint8Array): boolean {
  for (let n = 0; n < forms.length; n++) {
    const form = forms[n] as number;
    if (form < 0 ? SIGNS.has(text.charCodeAt((tokens[n] as Range).start)) : web[form] === 1) return true;
  }
  return false;
}

/** Units that carry an exponent: `km²`, `м³`. */
const EXPONENT = /(?:^|\P{L})(?:[kcmdµ]?m|[кдсм]?м)[²³]$/u;

const LANGUAGE_PART = /(^|[/.])(?:en|fr|ru|uk|us|eng|fra|rus)(?:[-_]\p{L}{2})?(?=[/.]|$)/giu;

const keyOf = (kind: Kind, shown: string): string => {
  const plain = shown.toLowerCase().normalize('NFC');
  if (kind !== 'url') return plain;
  return plain
    .replace(/^https?:\/\//u, '')
    .replace(/^www\./u, '')
    .replaceAll(LANGUAGE_PART, '$1')
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '');
};

function referencesIn(side: UnitSide, sentence: number): Reference[] {
  const { text } = side.sentences[sentence] as AnalysedSentence;
  if (!mayRefer(side.sentences[sentence] as AnalysedSentence, webForms(side.version))) return [];
  const found: Reference[] = [];
  for (const [kind, trigger, any] of PATTERNS) {
    const pattern = kind === 'note' && !RAISED.test(text) ? BRACKETED : any;
    for (const match of trigger.test(text) ? text.matchAll(pattern) : []) {
      const shown = match[0].replace(/[.,;:!?'*]+$/u, '');
      const [start, end] = [match.index, match.index + shown.length];
      if (found.some((other) => start < other.end && end > other.start)) continue;
      if (kind === 'note' && EXPONENT.test(text.slice(Math.max(0, start - 4), end))) continue;
      found.push({ tag: side.tag, sentence, kind, shown, key: keyOf(kind, shown), start, end });
    }
  }
  return found;
}

const referencesOf = (side: UnitSide): Reference[] => side.sentences.flatMap((_, n) => referencesIn(side, n));

/** What is written for each language anew: a page's address, a hashtag. */
const LOCALISED: ReadonlySet<Kind> = new Set(['url', 'hashtag']);

const domainOf = (key: string): string => key.split(/[/:]/u)[0] as string;

/** What of a version's references may stand for another of its kind. */
function standsFor(reference: Reference, among: readonly Reference[]): Reference | undefined {
  const same = among.filter(({ kind }) => kind === reference.kind);
  return same.find(({ key }) => domainOf(key) === domainOf(reference.key)) ?? same[0];
}

function finding(unit: UnitView, lost: Reference[], lacking: UnitSide, instead: Reference | undefined): Divergence {
  const [first] = lost as [Reference];
  const two = filledSides(unit).length === 2;
  // another page of another house's site, a hashtag in the reader's language: right as often as not
  const unsure = instead !== undefined && LOCALISED.has(first.kind);
  const hint = unsure || (two && (first.kind === 'hashtag' || first.kind === 'handle'));
  return {
    type: 'reference',
    variant: instead ? 'altered' : 'missing',
    params: {
      lang: lacking.tag,
      others: lost.map(({ tag }) => tag),
      value: instead?.shown ?? '',
      otherValue: first.shown,
    },
    severity: 'major',
    culprit: two ? blamed(unit, first.tag, lacking.tag) : lacking.tag,
    confidence: unsure ? 0.4 : 0.7,
    spans: [...lost, ...(instead ? [instead] : [])].map((place) => spanOf(place.tag, place.sentence, place)),
    ...(hint ? { hint: true } : {}),
  };
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 2) return [];
  const all = new Map(sides.map((side) => [side, referencesOf(side)]));
  if ([...all.values()].every(({ length }) => length === 0)) return [];
  return sides.flatMap((side) => {
    const own = all.get(side) as Reference[];
    const [first, ...rest] = sides.filter((other) => other !== side).map((other) => all.get(other) as Reference[]);
    const spare = own.filter(
      ({ key }) => !first?.some((r) => r.key === key) && !rest.flat().some((r) => r.key === key),
    );
    return (first ?? []).flatMap((reference) => {
      const { key, kind } = reference;
      if (own.some((r) => r.kind === kind && r.key === key)) return [];
      const same = rest.map((others) => others.find((r) => r.kind === kind && r.key === key));
      if (same.some((other) => !other)) return [];
      const instead = standsFor(reference, spare);
      // of two versions that have each its own, one finding is enough
      if (instead && sides.length === 2 && side !== sides[1]) return [];
      if (instead) spare.splice(spare.indexOf(instead), 1);
      return [finding(unit, [reference, ...(same as Reference[])], side, instead)];
    });
  });
}

export const reference: Check = {
  id: 'reference',
  name: 'Addresses and notes',
  description:
    'A web or mail address, a handle, a hashtag or a footnote mark that one version lacks or gives otherwise. A page’s address in another language (/en/ for /fr/, ru. for www.), its scheme and its query are let pass; another address, or a hashtag in the reader’s language, is a hint.',
  severity: 'major',
  find,
};
