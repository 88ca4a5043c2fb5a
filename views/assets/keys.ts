/** One row is the current one; single keys move it and act on it. They can be switched off, as WCAG 2.1.4 asks. */

const STORED = 'tercet-keys';

export function watchKeys(sheet: HTMLElement): void {
  const list = document.getElementById('keys');
  const button = document.querySelector<HTMLButtonElement>('#keys-switch');
  if (!list || !button) return;
  list.hidden = false;
  sheet.classList.add('keyed');
  let on = localStorage.getItem(STORED) !== 'off';
  const showState = () => {
    button.setAttribute('aria-pressed', String(on));
    list.classList.toggle('off', !on);
  };
  showState();
  button.addEventListener('click', () => {
    on = !on;
    localStorage.setItem(STORED, on ? 'on' : 'off');
    showState();
  });
  document.addEventListener('keydown', (event) => {
    if (on && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) press(sheet, event);
  });
  sheet.addEventListener('focusin', (event) => makeCurrent(sheet, unitOf(event.target)));
  sheet.addEventListener('click', (event) => makeCurrent(sheet, unitOf(event.target)));
  followAddress(sheet);
  addEventListener('hashchange', () => followAddress(sheet));
}

function press(sheet: HTMLElement, event: KeyboardEvent): void {
  const current = sheet.querySelector<HTMLElement>('.unit.current');
  // By the key's place where the layout isn't Latin: a Russian keyboard has no J.
  const letter = /^[a-z]$/iu.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/u, '').toLowerCase();
  const deeds: Record<string, () => void> = {
    j: () => move(sheet, current, 1, '.unit'),
    k: () => move(sheet, current, -1, '.unit'),
    n: () => move(sheet, current, 1, '.unit.divergent'),
    c: () => click(current, '.tick'),
    f: () => click(current, '.note:not(.flagged) a[data-deed], .raise'),
    x: () => click(current, '[data-deed^="dismiss-d"][value="1"]'),
  };
  const deed = deeds[letter];
  if (!deed) return;
  event.preventDefault();
  deed();
}

function move(sheet: HTMLElement, current: HTMLElement | null, step: 1 | -1, among: string): void {
  const units = [...sheet.querySelectorAll<HTMLElement>('.unit')];
  let at = current ? units.indexOf(current) : firstInSight(units) - step;
  do at += step;
  while (units[at] && !units[at]?.matches(among));
  const target = units[at];
  if (target) goTo(sheet, target);
  else if (step === 1 && among !== '.unit') click(document.body, '.pager [rel=next]');
}

function firstInSight(units: HTMLElement[]): number {
  return Math.max(
    0,
    units.findIndex((unit) => unit.getBoundingClientRect().bottom > 80),
  );
}

function goTo(sheet: HTMLElement, unit: HTMLElement): void {
  makeCurrent(sheet, unit);
  unit.focus({ preventScroll: true });
  unit.scrollIntoView({ block: 'nearest' });
}

function makeCurrent(sheet: HTMLElement, unit: HTMLElement | null): void {
  if (!unit || unit.classList.contains('current')) return;
  for (const other of sheet.querySelectorAll('.unit.current')) other.classList.remove('current');
  unit.classList.add('current');
}

/** The row that the address names (`#u12`). */
function followAddress(sheet: HTMLElement): void {
  const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (named?.matches('.unit')) makeCurrent(sheet, named);
}

/** What is only shown when the row is come near is there to be pressed all the same. */
function click(within: HTMLElement | null, selector: string): void {
  within?.querySelector<HTMLElement>(selector)?.click();
}

function unitOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.unit') : null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');
}
