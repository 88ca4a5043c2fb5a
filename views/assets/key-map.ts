/** Which key does what: as the page's list of keys says, unless the reader has changed it. */

const STORED = 'tercet-key-map';
const SWITCH = 'tercet-keys';

/** Single keys can be switched off, as WCAG 2.1.4 asks. */
export const keysAreOn = (): boolean => localStorage.getItem(SWITCH) !== 'off';

export const switchKeys = (on: boolean): void => localStorage.setItem(SWITCH, on ? 'on' : 'off');

/** Where a key is a character to be written. */
export function isTyping(target: EventTarget | null): boolean {
  const fields = 'input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]';
  return target instanceof HTMLElement && target.matches(fields);
}

/** Within what is being written to be sent: a key would act on the row, and the writing be gone. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.flag-form, .reply') !== null;
}

/**
 * A key as the list names it: `j`, `Shift+n`, `1`, `?`; null for one that is none of ours. A letter goes by the key's
 * place where the layout isn't Latin (a Russian keyboard has no J), a digit where it has to be shifted (a French one).
 */
export function keyOf({ key, code, shiftKey }: KeyboardEvent): string | null {
  if ([...key].length !== 1 || key === ' ') return null;
  const letter = /^\p{L}$/u.test(key) && (/^\p{Script=Latin}$/u.test(key) ? key : /^Key(.)$/u.exec(code)?.[1]);
  const digit = !shiftKey && /^Digit(\d)$/u.exec(code)?.[1];
  if (digit) return digit;
  if (letter) return shiftKey ? `Shift+${letter.toLowerCase()}` : letter.toLowerCase();
  // where a Russian layout has its full stop and comma
  if (code === 'Slash' && (key === '.' || key === ',')) return key === '.' ? '/' : '?';
  return key;
}

const buttons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#all-keys [data-of]')];

/** As the page came. */
export function originalKeys(): Map<string, string> {
  return new Map(buttons().map(({ dataset }) => [dataset.of ?? '', dataset.key ?? '']));
}

/** The key of each command. */
export function loadKeys(): Map<string, string> {
  const keys = originalKeys();
  for (const [command, key] of Object.entries(stored())) if (keys.has(command)) keys.set(command, key);
  return keys;
}

function stored(): Record<string, string> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** The key of a command, also on pages without the list. @param original as it is unless the reader has changed it */
export const keyFor = (command: string, original: string): string => stored()[command] ?? original;

/** Only what differs is kept, so that what a later version adds isn't hidden. */
export function saveKeys(keys: ReadonlyMap<string, string>): void {
  const original = originalKeys();
  const changed = [...keys].filter(([command, key]) => original.get(command) !== key);
  if (changed.length === 0) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, JSON.stringify(Object.fromEntries(changed)));
}

/** Writes the keys wherever the page names a command. */
export function showKeys(keys: ReadonlyMap<string, string>): void {
  const shift = document.getElementById('all-keys')?.dataset.shift ?? 'Shift';
  for (const place of document.querySelectorAll<HTMLElement>('.caps[data-command]')) {
    const key = keys.get(place.dataset.command ?? '') ?? '';
    place.replaceChildren(
      ...key.split(/(?<=.)\+/u).map((cap) => {
        const kbd = document.createElement('kbd');
        kbd.textContent = cap === 'Shift' ? shift : cap.toUpperCase();
        return kbd;
      }),
    );
  }
}
