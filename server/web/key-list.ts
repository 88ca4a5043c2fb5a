import { DISMISSAL_REASONS } from '../store/types.js';
import type { Wording } from '../wording.js';

/**
 * The keys of the side-by-side page, as they come: the page's script reads them from the list that `?` shows. A letter
 * stands for its place on the keyboard where the layout isn't Latin. None takes Ctrl, Alt or Meta, which belong to the
 * browser and to screen readers (but for Ctrl+Z), nor keys that scroll or move the focus.
 */
const KEYS = {
  go: {
    'next-unit': 'j',
    'previous-unit': 'k',
    'next-divergence': 'n',
    'previous-divergence': 'Shift+n',
    'next-flag': 'g',
    'previous-flag': 'Shift+g',
    'next-version': 'l',
    'previous-version': 'h',
    'next-word': 'w',
    'previous-word': 'Shift+w',
    search: '/',
  },
  decide: {
    confirm: 'c',
    flag: 'f',
    'dismiss-right': '1',
    'dismiss-editorial': '2',
    'dismiss-mistake': '3',
    reasons: 'x',
    undo: 'z',
    redo: 'Shift+z',
  },
  edit: {
    edit: 'e',
    merge: 'm',
    'merge-up': 'Shift+m',
    split: 's',
    up: 'u',
    down: 'd',
    'all-up': 'Shift+u',
    'all-down': 'Shift+d',
    alone: 'o',
    paragraph: 'p',
    realign: 'r',
  },
  page: {
    'version-left': 'Shift+h',
    'version-right': 'Shift+l',
    help: '?',
  },
} as const;

/** What the foot of the page shows: some commands, and what they do together. */
const FOOT = {
  move: ['next-unit', 'previous-unit'],
  next: ['next-divergence'],
  confirm: ['confirm'],
  flag: ['flag'],
  dismiss: ['dismiss-right', 'dismiss-editorial', 'dismiss-mistake'],
  merge: ['merge'],
  split: ['split'],
  undo: ['undo'],
} as const;

export interface KeyView {
  command: string;
  /** As the script has it: `Shift+n`. */
  key: string;
  /** What is on the keys: `Shift`, `N`. */
  caps: string[];
  /** What it does. */
  name: string;
}

export function keyViews({ t }: Wording) {
  const view = (command: string, key: string): KeyView => ({
    command,
    key,
    caps: key.split('+').map((cap) => (cap === 'Shift' ? t('keys.shift') : cap.toUpperCase())),
    name: nameOf(command, t),
  });
  const groups = Object.entries(KEYS).map(([group, keys]) => ({
    name: t(`keys.group.${group}`),
    keys: Object.entries(keys).map(([command, key]) => view(command, key)),
  }));
  const all = new Map(groups.flatMap(({ keys }) => keys.map((key) => [key.command, key])));
  const foot = Object.entries(FOOT).map(([name, commands]) => ({
    name: t(`keys.foot.${name}`),
    keys: commands.flatMap((command) => all.get(command) ?? []),
  }));
  return { groups, foot };
}

function nameOf(command: string, t: Wording['t']): string {
  const reason = DISMISSAL_REASONS.find((value) => command === `dismiss-${value}`);
  return reason ? t('keys.to.dismiss', { reason: t(`reason.${reason}`) }) : t(`keys.to.${command}`);
}
