import type { AnalysedSentence } from '../../../analyse/analyse.js';
import { primaryOf } from '../../../language/index.js';
import type { Divergence } from '../../../types.js';
import { type Token, TokenKind } from '../../../words/tokens.js';
import { blamed, type DocumentPass, type UnitSide, type UnitView, wholeSentence } from '../../check.js';
import { numbersByForm } from '../../reading/by-form.js';
import { contentOf, contentWords, FEWEST_WORDS, folded } from './fold.js';
import { mayBeSource } from './source.js';

/** A version's part of a unit, kept until all units have gone by: its text is the version's. */
interface Kept extends Pick<UnitSide, 'tag' | 'version' | 'first'> {
  count: number;
  /** Once it was asked for. */
  fold?: string;
}

interface Place {
  unit: number;
  source: UnitView['source'];
  sides: readonly Kept[];
}

const sentencesOf = ({ version, first, count }: Kept): AnalysedSentence[] =>
  version.sentences.slice(first, first + count);

const textsOf = (side: Kept): string[] => sentencesOf(side).map(({ text }) => text);

function foldOf(side: Kept): string {
  side.fold ??= folded(textsOf(side).join(' '));
  return side.fold;
}

/** Longer texts are cut where they are quoted in a finding. */
const QUOTED = 160;

const quoted = (text: string): string => (text.length <= QUOTED ? text : `${text.slice(0, QUOTED).trimEnd()}…`);

/** The ways in which a version renders a text, the most frequent first, each with its places. */
function waysOf(places: readonly Place[], to: number): Place[][] {
  const ways = new Map<string, Place[]>();
  for (const place of places) {
    const fold = foldOf(place.sides[to] as Kept);
    if (fold === '') continue;
    const way = ways.get(fold);
    if (way) way.push(place);
    else ways.set(fold, [place]);
  }
  return [...ways.values()].sort((a, b) => b.length - a.length);
}

function finding(place: Place, usual: Place, from: number, to: number): Divergence {
  const [here, there] = [place.sides[to] as Kept, usual.sides[to] as Kept];
  // who stays the same is not to blame
  const same = place.sides.filter(
    (side, n) => n !== to && side.count > 0 && foldOf(side) === foldOf(usual.sides[n] as Kept),
  );
  const sure = same.length > 1;
  const sameWords = contentOf(here.version, sentencesOf(here)) === contentOf(there.version, sentencesOf(there));
  return {
    type: 'consistency',
    variant: 'segment',
    params: {
      lang: here.tag,
      others: same.map(({ tag }) => tag),
      otherValue: quoted(textsOf(there).join(' ')),
      unit: usual.unit + 1,
    },
    severity: 'minor',
    culprit: sure ? here.tag : blamed(place, (place.sides[from] as Kept).tag, here.tag),
    confidence: sameWords ? 0.3 : sure ? 0.65 : 0.55,
    spans: [...same, here].flatMap((side) => textsOf(side).map((text, n) => wholeSentence(side.tag, n, text))),
    ...(sameWords ? { hint: true } : {}),
  };
}

/** For each form of a version, a number that it shares with the forms that are the same once folded. */
const foldedForms = numbersByForm(({ norm }) => hashWith(0, norm.normalize('NFKC')));

/** What two texts share if they are the same once folded, and hardly any others: to fold every text takes far longer. */
function outline({ sentences, version }: UnitSide): number {
  const known = foldedForms(version);
  let hash = 0;
  for (const { tokens, forms } of sentences)
    for (let n = 0; n < forms.length; n++) {
      const form = forms[n] as number;
      const { kind, norm } = tokens[n] as Token;
      if (form >= 0) hash = mixed(hash, known[form] as number);
      else if (kind === TokenKind.Digits) hash = hashWith(hash, norm.normalize('NFKC'));
    }
  return hash & 0xffffff;
}

/** FNV-1a (Fowler, Noll and Vo), by code unit. */
function hashWith(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = mixed(hash, text.charCodeAt(at));
  return hash;
}

const mixed = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193);

/** The places where one version has the same text. */
function* repeated(places: readonly Place[], from: number): Iterable<Place[]> {
  const byText = new Map<string, Place[]>();
  for (const place of places) {
    const fold = foldOf(place.sides[from] as Kept);
    byText.set(fold, [...(byText.get(fold) ?? []), place]);
  }
  for (const same of byText.values()) if (same.length > 1) yield same;
}

/** What a text that is repeated in one version becomes in another: the units where it isn't what it mostly is. */
function* unusual(places: readonly Place[], from: number): Iterable<{ place: Place; usual: Place; to: number }> {
  const { sides } = places[0] as Place;
  for (const [to, { tag }] of sides.entries()) {
    if (primaryOf(tag) === primaryOf(sides[from]?.tag ?? '')) continue;
    const [usual = [], ...rest] = waysOf(places, to);
    for (const place of rest.flat()) yield { place, usual: usual[0] as Place, to };
  }
}

/** Finds texts that stand several times in one version, and that another one renders in several ways. */
export function segmentPass(): DocumentPass {
  const byOutline = new Map<number, { from: number; places: Place[] }>();
  return {
    see: (unit, number) => {
      const place: Place = {
        unit: number,
        source: unit.source,
        sides: unit.sides.map(({ tag, version, first, sentences }) => ({
          ...{ tag, version, first },
          count: sentences.length,
        })),
      };
      unit.sides.forEach((side, from) => {
        if (contentWords(side.sentences) < FEWEST_WORDS || !mayBeSource(unit, side.tag)) return;
        const key = outline(side) * unit.sides.length + from;
        const alike = byOutline.get(key);
        if (alike) alike.places.push(place);
        else byOutline.set(key, { from, places: [place] });
      });
    },
    findings: function* () {
      const told = new Set<string>();
      for (const { from, places } of byOutline.values()) {
        if (places.length < 2) continue;
        for (const same of repeated(places, from))
          for (const { place, usual, to } of unusual(same, from)) {
            const id = `${place.unit} ${to}`;
            if (!told.has(id)) yield [place.unit, finding(place, usual, from, to)];
            told.add(id);
          }
      }
    },
  };
}
