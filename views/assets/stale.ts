/** A change that was refused, since the unit reads otherwise meanwhile: both states are shown in its row. */
import { renewRow } from './rows.js';

/** @returns whether the answer says so. */
export function showStale(part: Document, unit: HTMLElement): boolean {
  const notice = part.querySelector<HTMLElement>('.stale');
  if (!notice) return false;
  const row = part.querySelector<HTMLElement>('.unit');
  if (row) renewRow(unit, row);
  const shown = row ?? unit;
  shown.querySelector('.stale')?.remove();
  shown.querySelector('.body')?.append(notice);
  const first = notice.querySelector<HTMLElement>('[data-leave]');
  first?.focus({ preventScroll: true });
  notice.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Whoever leaves it at that has the row as it is now. */
export function watchStale(sheet: HTMLElement): void {
  sheet.addEventListener('click', (event) => {
    const leave = (event.target as Element).closest('[data-leave]');
    const unit = leave?.closest<HTMLElement>('.unit');
    if (!unit || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    unit.querySelector('.stale')?.remove();
    unit.focus({ preventScroll: true });
    sheet.dispatchEvent(new Event('tercet-look'));
  });
}
