/** Single keys move through the rows and act on the one in work. */
import { busy, inTurn, known, say } from './asking.js';
import { moveColumn } from './columns.js';
import {
  chooseVersion,
  currentUnit,
  goTo,
  makeCurrent,
  stepVersion,
  unitOf,
  versionInWork,
  whenCurrent,
} from './current.js';
import { openEditing, realignFrom, stepHistory, toggleEditing, wish, wishOfVersion } from './edit.js';
import { showAllKeys, watchKeyDialog } from './key-dialog.js';
import { isTyping, isWriting, keyOf, keysAreOn, loadKeys, showKeys, switchKeys } from './key-map.js';
import { goBeyond, type Landmark } from './paging.js';
import { rememberCurrent, rememberedCurrent } from './place.js';
import { reasonsInWork, reasonsOf } from './reasons.js';
import { stepWord } from './words.js';

export function watchKeys(sheet: HTMLElement): void {
  const keys = loadKeys();
  showKeys(keys);
  watchKeyDialog(keys);
  const isOn = watchSwitch();
  document.addEventListener('keydown', (event) => {
    if (isTyping(event.target) || isWriting(event.target) || event.isComposing || event.altKey) return;
    if (document.querySelector('dialog[open]')) return;
    const command = event.ctrlKey || event.metaKey ? withControl(event) : isOn() ? commandOf(keys, event) : undefined;
    if (command) press(sheet, command, event);
  });
  document.getElementById('keys-all')?.addEventListener('click', showAllKeys);
  whenCurrent(reasonsInWork(sheet));
  sheet.classList.add('keyed');
  sheet.addEventListener('focusin', (event) => makeCurrent(sheet, unitOf(event.target)));
  sheet.addEventListener('click', (event) => {
    makeCurrent(sheet, unitOf(event.target));
    chooseVersion(sheet, (event.target as Element).closest<HTMLElement>('.cell')?.dataset.lang);
  });
  makeCurrent(sheet, rememberedCurrent());
  if (!currentUnit(sheet)) followAddress(sheet);
  whenCurrent(() => {
    const row = currentUnit(sheet);
    if (row) rememberCurrent(row);
  });
  addEventListener('hashchange', () => followAddress(sheet));
}

/** The keys in sight, and the button that switches them off. @returns whether they are on. */
function watchSwitch(): () => boolean {
  const list = document.getElementById('keys');
  const button = document.querySelector<HTMLButtonElement>('#keys-switch');
  if (list) list.hidden = false;
  let on = keysAreOn();
  const showState = () => {
    button?.setAttribute('aria-pressed', String(on));
    list?.classList.toggle('off', !on);
  };
  showState();
  button?.addEventListener('click', () => {
    on = !on;
    switchKeys(on);
    showState();
  });
  return () => on;
}

function withControl(event: KeyboardEvent): string | undefined {
  const key = keyOf(event);
  return key === 'z' ? 'undo' : key === 'Shift+z' ? 'redo' : undefined;
}

function commandOf(keys: ReadonlyMap<string, string>, event: KeyboardEvent): string | undefined {
  const key = keyOf(event);
  return key === null ? undefined : [...keys].find(([, held]) => held === key)?.[0];
}

type Command = (sheet: HTMLElement, current: HTMLElement | null) => unknown;

const COMMANDS: Record<string, Command> = {
  'next-unit': (sheet, current) => move(sheet, current, 1, '.unit'),
  'previous-unit': (sheet, current) => move(sheet, current, -1, '.unit'),
  'next-divergence': (sheet, current) => move(sheet, current, 1, '.unit.divergent'),
  'previous-divergence': (sheet, current) => move(sheet, current, -1, '.unit.divergent'),
  'next-flag': (sheet, current) => move(sheet, current, 1, '.unit.has-flags'),
  'previous-flag': (sheet, current) => move(sheet, current, -1, '.unit.has-flags'),
  'next-version': (sheet, current) => toVersion(sheet, current, 1),
  'previous-version': (sheet, current) => toVersion(sheet, current, -1),
  'next-word': (_, current) => current && void stepWord(current, 1),
  'previous-word': (_, current) => current && void stepWord(current, -1),
  confirm: (_, current) => click(current, '.tick'),
  flag: (_, current) => flag(current),
  'dismiss-right': (_, current) => reason(current, 0)?.click(),
  'dismiss-editorial': (_, current) => reason(current, 1)?.click(),
  'dismiss-mistake': (_, current) => reason(current, 2)?.click(),
  reasons: (_, current) => reason(current, 0)?.focus(),
  undo: (sheet) => stepHistory(sheet, 'undo'),
  redo: (sheet) => stepHistory(sheet, 'redo'),
  edit: (_, current) => toggleEditing(current),
  merge: (sheet) => wish(sheet, 'merge.after'),
  'merge-up': (sheet) => wish(sheet, 'merge.before'),
  split: (_, current) => current && inTurn(() => openEditing(current, 'split')),
  up: (sheet) => wishOfVersion(sheet, (tag) => `move.${tag}.1.before`),
  down: (sheet) => wishOfVersion(sheet, (tag) => `move.${tag}.1.after`),
  'all-up': (sheet) => wishOfVersion(sheet, (tag, sentences) => `move.${tag}.${sentences}.before`),
  'all-down': (sheet) => wishOfVersion(sheet, (tag, sentences) => `move.${tag}.${sentences}.after`),
  alone: (sheet) => wishOfVersion(sheet, (tag) => `unlink.${tag}`),
  paragraph: (sheet) => wishOfVersion(sheet, (tag) => `paragraph.${tag}.0`),
  realign: (sheet) => realignFrom(sheet),
  'version-left': (sheet) => moveVersion(sheet, -1),
  'version-right': (sheet) => moveVersion(sheet, 1),
  help: () => showAllKeys(),
};

/** What isn't done to the unit in work. */
const ANYWHERE = /^(?:(?:next|previous)-(?:unit|divergence|flag)|undo|redo|version-(?:left|right)|help)$/u;

/** What a key that is held down may do again and again. */
const REPEATABLE = /^(?:next|previous)-/u;

function press(sheet: HTMLElement, command: string, event: KeyboardEvent): void {
  const deed = COMMANDS[command];
  if (!deed) return;
  event.preventDefault();
  if (event.repeat && !REPEATABLE.test(command)) return;
  const now = (): unknown => {
    const current = currentUnit(sheet);
    return current || ANYWHERE.test(command) ? deed(sheet, current) : say(known('chooseUnit'), true);
  };
  // What is asked for meanwhile is done to the rows as they are then.
  if (busy()) void inTurn(() => void now());
  else now();
}

function move(sheet: HTMLElement, current: HTMLElement | null, step: 1 | -1, among: Landmark): void {
  const units = [...sheet.querySelectorAll<HTMLElement>('.unit')];
  let at = current ? units.indexOf(current) : firstInSight(units) - step;
  do at += step;
  while (units[at] && !units[at]?.matches(among));
  const target = units[at];
  if (target) goTo(sheet, target);
  else void inTurn(() => goBeyond(step, among));
}

function firstInSight(units: HTMLElement[]): number {
  return Math.max(
    0,
    units.findIndex((unit) => unit.getBoundingClientRect().bottom > 80),
  );
}

/** Says what it comes to: nothing else tells those who don't see it. */
function toVersion(sheet: HTMLElement, current: HTMLElement | null, step: 1 | -1): void {
  const cell = current && stepVersion(sheet, current, step);
  if (cell) say(`${cell.querySelector('.code')?.textContent ?? ''}: ${cell.querySelector('p')?.textContent ?? ''}`);
}

function moveVersion(sheet: HTMLElement, step: 1 | -1): void {
  const tag = versionInWork(sheet);
  if (tag === undefined) say(known('choose'), true);
  else moveColumn(sheet, tag, step);
}

/** The row that the address names (`#u12`). */
function followAddress(sheet: HTMLElement): void {
  const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (named?.matches('.unit')) makeCurrent(sheet, named);
}

/** The finding that has the focus, else the first that isn't flagged yet; the unit where there is none. */
function flag(current: HTMLElement | null): void {
  const links = [...(current?.querySelectorAll<HTMLElement>('.note a[data-deed^="flag-d"]') ?? [])];
  const focused = links.find((link) => link.closest('.note')?.contains(document.activeElement));
  if (links.length > 0) (focused ?? links[0])?.click();
  else click(current, '.raise[data-deed]');
}

/** Says so where there is nothing to dismiss. */
function reason(current: HTMLElement | null, which: number): HTMLElement | undefined {
  const button = reasonsOf(current)[which];
  if (!button) say(known('noFinding'), true);
  return button;
}

/** What is only shown when the row is come near is there to be pressed all the same. */
function click(within: HTMLElement | null, selector: string): void {
  within?.querySelector<HTMLElement>(selector)?.click();
}
