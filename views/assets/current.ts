/** The row in work, and the version in work within it. */

const listeners: (() => void)[] = [];

/** Calls back whenever another row has become the current one. */
export function whenCurrent(listener: () => void): void {
  listeners.push(listener);
}

export function currentUnit(sheet: HTMLElement): HTMLElement | null {
  return sheet.querySelector<HTMLElement>('.unit.current');
}

export function makeCurrent(sheet: HTMLElement, unit: HTMLElement | null): void {
  if (!unit) return;
  if (!unit.classList.contains('current')) {
    for (const other of sheet.querySelectorAll('.unit.current')) other.classList.remove('current');
    unit.classList.add('current');
    for (const listener of listeners) listener();
  }
  showVersion(sheet);
}

export function goTo(sheet: HTMLElement, unit: HTMLElement): void {
  makeCurrent(sheet, unit);
  unit.focus({ preventScroll: true });
  unit.scrollIntoView({ block: 'nearest' });
}

export function unitOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.unit') : null;
}

/** The tag of the version that was chosen last; undefined where none was. */
export function versionInWork(sheet: HTMLElement): string | undefined {
  return sheet.dataset.version;
}

export function chooseVersion(sheet: HTMLElement, tag: string | undefined): void {
  if (tag === undefined) return;
  sheet.dataset.version = tag;
  showVersion(sheet);
}

const cellsOf = (unit: HTMLElement): HTMLElement[] => [...unit.querySelectorAll<HTMLElement>('.cell')];

/** Chooses the next version of the row, or the one before. @returns its cell */
export function stepVersion(sheet: HTMLElement, unit: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const cells = cellsOf(unit);
  const at = cells.findIndex(({ dataset }) => dataset.lang === versionInWork(sheet));
  const cell = at < 0 ? cells[0] : cells[(at + step + cells.length) % cells.length];
  sheet.classList.add('by-version');
  chooseVersion(sheet, cell?.dataset.lang);
  return cell;
}

function showVersion(sheet: HTMLElement): void {
  for (const cell of sheet.querySelectorAll('.cell.in-work')) cell.classList.remove('in-work');
  const tag = versionInWork(sheet);
  const unit = currentUnit(sheet);
  if (tag === undefined || !unit) return;
  for (const cell of cellsOf(unit)) cell.classList.toggle('in-work', cell.dataset.lang === tag);
}
