/** A word that is pointed at, or stepped to with `w`, lights up with its counterparts in the other columns. */

import { say } from './asking.js';

interface Place {
  lang: string;
  sentence: number;
  start: number;
  end: number;
}

/** What the server says of a row: words that translate each other, group by group. */
type Groups = Place[][];

const NAME = 'counterpart';
const known = new WeakMap<HTMLElement, Promise<Groups>>();

export function watchWords(sheet: HTMLElement): void {
  // Ranges are coloured without touching the text: no element comes between the words, and a selection stays.
  if (!('highlights' in CSS)) return;
  let frame = 0;
  sheet.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => void lightAt(event.clientX, event.clientY));
  });
  sheet.addEventListener('pointerleave', clear);
  sheet.addEventListener('click', (event) => {
    if (getSelection()?.isCollapsed !== false) void lightAt(event.clientX, event.clientY);
  });
  sheet.addEventListener('focusin', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('.unit')?.contains(lit)) clear();
  });
}

/** The row whose words are lit. */
let lit: Node | null = null;

function clear(): void {
  CSS.highlights.delete(NAME);
  lit = null;
}

async function lightAt(x: number, y: number): Promise<void> {
  const place = placeAt(x, y);
  if (!place) {
    clear();
    return;
  }
  const groups = await groupsOf(place.unit);
  const group = groups.find((places) => places.some((word) => holds(word, place)));
  if (group) light(place.unit, group);
  else clear();
}

const holds = (word: Place, { lang, sentence, offset }: { lang: string; sentence: number; offset: number }): boolean =>
  word.lang === lang && word.sentence === sentence && word.start <= offset && offset < word.end;

function light(unit: HTMLElement, group: readonly Place[]): void {
  const ranges = group.flatMap((place) => rangeOf(unit, place) ?? []);
  CSS.highlights.set(NAME, new Highlight(...ranges));
  lit = unit;
}

function groupsOf(unit: HTMLElement): Promise<Groups> {
  let groups = known.get(unit);
  if (!groups) {
    groups = fetch(`/units/${unit.dataset.unit}/words`, { headers: { Accept: 'application/json' } })
      .then(async (response) => (response.ok ? ((await response.json()) as { groups: Groups }).groups : []))
      .catch(() => []);
    known.set(unit, groups);
  }
  return groups;
}

/** The sentence under a point of the page, and the place in its text. */
function placeAt(x: number, y: number) {
  const [node, offset] = caretAt(x, y);
  const sentence = node?.parentElement?.closest<HTMLElement>('.s');
  const unit = sentence?.closest<HTMLElement>('.unit');
  const lang = sentence?.closest<HTMLElement>('.cell')?.dataset.lang;
  if (!node || !sentence || !unit || lang === undefined) return null;
  const before = document.createRange();
  before.selectNodeContents(sentence);
  before.setEnd(node, offset);
  return { unit, lang, sentence: Number(sentence.dataset.s), offset: before.toString().length };
}

function caretAt(x: number, y: number): [Node | null, number] {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return [caret?.offsetNode ?? null, caret?.offset ?? 0];
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return [range?.startContainer ?? null, range?.startOffset ?? 0];
}

function cellOf(unit: HTMLElement, lang: string): HTMLElement | undefined {
  return [...unit.querySelectorAll<HTMLElement>('.cell')].find((cell) => cell.dataset.lang === lang);
}

function rangeOf(unit: HTMLElement, { lang, sentence, start, end }: Place): Range | null {
  const element = cellOf(unit, lang)?.querySelector(`.s[data-s="${sentence}"]`);
  if (!element) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let open = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!open && start < at + length) {
      range.setStart(node, start - at);
      open = true;
    }
    if (open && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return null;
}

/** Lights the next word (or the one before) of a row, and says it with its counterparts to those who don't see. */
export async function stepWord(unit: HTMLElement, step: 1 | -1): Promise<void> {
  if (!('highlights' in CSS)) return;
  const groups = await groupsOf(unit);
  if (groups.length === 0) return;
  const at = Number(unit.dataset.word ?? (step === 1 ? -1 : groups.length));
  const next = (at + step + groups.length) % groups.length;
  unit.dataset.word = String(next);
  const group = groups[next] ?? [];
  light(unit, group);
  const code = (lang: string): string => cellOf(unit, lang)?.querySelector('.code')?.textContent ?? lang;
  say(group.map((place) => `${code(place.lang)}: ${rangeOf(unit, place)?.toString() ?? ''}`).join(', '));
}
