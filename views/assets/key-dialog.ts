/** The list of keys, which `?` shows and in which each can be changed. */
import { keyOf, originalKeys, saveKeys, showKeys } from './key-map.js';

export function showAllKeys(): void {
  document.querySelector<HTMLDialogElement>('#all-keys')?.showModal();
}

/** @param keys the key of each command; it is changed as the reader changes it. */
export function watchKeyDialog(keys: Map<string, string>): void {
  const dialog = document.querySelector<HTMLDialogElement>('#all-keys');
  if (!dialog) return;
  let changing: HTMLButtonElement | null = null;
  const leave = (said: string): void => {
    changing?.classList.remove('changing');
    changing = null;
    say(said);
  };
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target.closest('#keys-default')) {
      for (const [command, key] of originalKeys()) keys.set(command, key);
      keep(keys);
    }
    const button = target.closest<HTMLButtonElement>('button.key-change');
    if (!button) return;
    leave('press');
    changing = button;
    button.classList.add('changing');
  });
  dialog.addEventListener('focusout', () => changing && leave(''));
  dialog.addEventListener('cancel', (event) => {
    if (!changing) return;
    event.preventDefault();
    leave('');
  });
  dialog.addEventListener('keydown', (event) => {
    const ours = !event.ctrlKey && !event.metaKey && !event.altKey && !NOT_YET.test(event.key);
    if (!changing || !ours) return;
    event.preventDefault();
    const key = keyOf(event);
    if (key === null) {
      leave('unfit');
      return;
    }
    change(keys, changing.dataset.of ?? '', key);
    keep(keys);
    leave('kept');
  });
}

/** Keys that go before another one, or lead away. */
const NOT_YET = /^(?:Shift|CapsLock|Tab|Escape)$/u;

/** A key that did something else so far changes places with this one's. */
function change(keys: Map<string, string>, command: string, key: string): void {
  const before = keys.get(command) ?? '';
  for (const [other, held] of keys) if (held === key) keys.set(other, before);
  keys.set(command, key);
}

function keep(keys: ReadonlyMap<string, string>): void {
  saveKeys(keys);
  showKeys(keys);
}

function say(what: string): void {
  const said = document.getElementById('keys-said');
  if (said) said.textContent = said.dataset[what] ?? '';
}
