/** What every page has: the search at a key, and menus that close by themselves. Both work without this script too. */
import { isTyping, keyFor, keyOf, keysAreOn } from './key-map.js';

const searchKey = (): string => keyFor('search', '/');
const field = document.querySelector<HTMLInputElement>('#find');

if (field) {
  /** What had the focus when the key was pressed. */
  let before: HTMLElement | null = null;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (!keysAreOn() || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    if (keyOf(event) !== searchKey()) return;
    event.preventDefault();
    before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    field.focus();
    field.select();
  });
  // The browser empties the field first; then Escape leads back to the work.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || field.value !== '' || !before) return;
    if (before === document.body) field.blur();
    else before.focus();
  });
  // Told where there is a keyboard to press it on, and the field is one among other things.
  if (keysAreOn() && field.placeholder && matchMedia('(hover: hover)').matches)
    field.placeholder += `  ${searchKey().toUpperCase()}`;
}

const MENUS = 'details:is(.menu, .map-list)[open]';
const openMenus = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>(MENUS)];

document.addEventListener('click', (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false;
});

document.addEventListener('focusin', (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false;
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary')?.focus();
  }
});
