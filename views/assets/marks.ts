/** A finding's marks in all columns, and what is said of it below, show together when one of them is come near. */

const MARK = 'mark[data-ids], .note[data-id]';

export function linkMarks(sheet: HTMLElement): void {
  sheet.addEventListener('pointerover', (event) => show(sheet, event.target));
  sheet.addEventListener('pointerleave', () => show(sheet, null));
  // The focus comes to a finding by its links and buttons; marks themselves are text and no stops on the way.
  sheet.addEventListener('focusin', (event) => show(sheet, event.target));
  sheet.addEventListener('click', (event) => {
    const mark = (event.target as Element).closest<HTMLElement>('mark[data-ids]');
    if (mark && getSelection()?.isCollapsed !== false) show(sheet, mark);
  });
}

function show(sheet: HTMLElement, target: EventTarget | null): void {
  const near = target instanceof Element ? target.closest<HTMLElement>(MARK) : null;
  for (const linked of sheet.querySelectorAll('.linked')) linked.classList.remove('linked');
  if (!near) return;
  const ids = (near.dataset.ids ?? near.dataset.id ?? '').split(' ');
  for (const candidate of near.closest('.unit')?.querySelectorAll<HTMLElement>(MARK) ?? []) {
    const own = (candidate.dataset.ids ?? candidate.dataset.id ?? '').split(' ');
    if (own.some((id) => ids.includes(id))) candidate.classList.add('linked');
  }
}
