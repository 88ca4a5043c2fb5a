/** A unit opens into its sentences, to be split, moved, cut and joined; short ways to the same by keys. */
import { inTurn, known, parse, request, say } from './asking.js';
import { chooseVersion, currentUnit, versionInWork } from './current.js';
import { ask } from './deeds.js';

export function watchEditing(sheet: HTMLElement): void {
  sheet.addEventListener('click', (event) => {
    const target = event.target as Element;
    const opener = target.closest<HTMLAnchorElement>('a[data-edit]');
    const cancel = target.closest('.edit-form [data-cancel]');
    const unit = target.closest<HTMLElement>('.unit');
    if (!unit || (!opener && !cancel) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (opener) void inTurn(() => openEditing(unit));
    else closeEditing(unit);
  });
  sheet.addEventListener('keydown', (event) => {
    const form = (event.target as Element).closest('.edit-form');
    if (event.key === 'Escape' && form) closeEditing(form.closest<HTMLElement>('.unit'));
  });
}

const formOf = (unit: HTMLElement | null): HTMLFormElement | null =>
  unit?.querySelector<HTMLFormElement>('.edit-form') ?? null;

/**
 * Opens a unit's sentences in its row.
 * @param after the value of the button that was pressed in the form before, to go on from; `split` for the borders.
 */
export async function openEditing(unit: HTMLElement, after?: string): Promise<void> {
  const open = document.querySelector<HTMLElement>('.unit.editing');
  if (open && open !== unit) closeEditing(open);
  let form = formOf(unit);
  if (!form) {
    const html = await request(`/units/${unit.dataset.unit}/edit?back=${encodeURIComponent(backAddress())}`);
    form = html === null ? null : parse(html).querySelector<HTMLFormElement>('form');
    if (!form) {
      say(known('failed'), true);
      return;
    }
    unit.classList.add('editing');
    unit.querySelector('.cells')?.after(form);
  }
  placeFocus(form, after);
  // A unit may be higher than the window. One after the other would not do: the second scrolling ends the first.
  const fits = unit.offsetHeight < innerHeight - 140;
  const seen = fits || after === undefined ? unit : document.activeElement;
  seen?.scrollIntoView({ block: fits || after !== undefined ? 'nearest' : 'start' });
}

function placeFocus(form: HTMLFormElement, after: string | undefined): void {
  const places = [
    after === 'split' ? 'input[type=radio]:checked' : `button[value="${CSS.escape(after ?? '')}"]:not([aria-hidden])`,
    '.sentence button',
    '.buttons :is(button, a)',
  ];
  for (const place of places) {
    const found = form.querySelector<HTMLElement>(place);
    if (!found) continue;
    found.focus({ preventScroll: true });
    return;
  }
}

function backAddress(): string {
  return document.querySelector<HTMLInputElement>('#act [name=back]')?.value ?? '/';
}

function closeEditing(unit: HTMLElement | null): void {
  const form = formOf(unit);
  const focused = form?.contains(document.activeElement);
  form?.remove();
  unit?.classList.remove('editing');
  if (focused) unit?.focus({ preventScroll: true });
}

export function toggleEditing(unit: HTMLElement | null): Promise<void> | undefined {
  if (!unit) return undefined;
  if (!formOf(unit)) return inTurn(() => openEditing(unit));
  closeEditing(unit);
  return undefined;
}

/** What a key does to the unit in work, as a button of the form would. */
export function wish(sheet: HTMLElement, wanted: string): Promise<void> | undefined {
  const unit = currentUnit(sheet);
  if (!unit) return undefined;
  const { unit: id, seen = '' } = unit.dataset;
  return inTurn(() => ask(`/units/${id}/edit`, { do: wanted, seen }, unit));
}

/**
 * What a key does to the text of one version in the unit in work: of the version that was chosen, or of the only one
 * that the unit has.
 * @param wanted makes the wish from the version's tag and the number of its sentences.
 */
export function wishOfVersion(
  sheet: HTMLElement,
  wanted: (tag: string, sentences: number) => string,
): Promise<void> | undefined {
  const cells = [...(currentUnit(sheet)?.querySelectorAll<HTMLElement>('.cell') ?? [])];
  const filled = cells.filter((cell) => cell.querySelector('.s'));
  const chosen = cells.find(({ dataset }) => dataset.lang === versionInWork(sheet));
  const cell = filled.length === 1 ? filled[0] : chosen;
  if (!cell) {
    sheet.classList.add('by-version');
    chooseVersion(sheet, filled[0]?.dataset.lang);
    say(known('choose'), true);
    return undefined;
  }
  return wish(sheet, wanted(cell.dataset.lang ?? '', cell.querySelectorAll('.s').length));
}

/** Takes back the last step, or does it again. */
export function stepHistory(sheet: HTMLElement, way: 'undo' | 'redo'): Promise<void> {
  // The step that the button names, and not one that was done elsewhere meanwhile.
  const named = () => document.querySelector<HTMLButtonElement>(`[data-history=${way}]`)?.value ?? '';
  return inTurn(() => ask(`/documents/${sheet.dataset.document}/${way}`, { step: named() }, null));
}

/** Where the document is aligned anew from the unit in work on. */
export function realignFrom(sheet: HTMLElement): void {
  const unit = currentUnit(sheet)?.dataset.unit;
  if (unit) location.assign(`/documents/${sheet.dataset.document}/realign?from=${unit}`);
}
