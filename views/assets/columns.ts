/** The versions' columns change places, in the whole page at once; the server remembers it for the next one. */
import { inTurn, request } from './asking.js';

export function watchColumns(sheet: HTMLElement): void {
  sheet.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button.swap');
    const tag = button?.closest<HTMLElement>('[data-lang]')?.dataset.lang;
    if (!button || tag === undefined) return;
    event.preventDefault();
    moveColumn(sheet, tag, -1);
    const left = button.hidden ? sheet.querySelector<HTMLElement>('button.swap:not([hidden])') : button;
    left?.focus();
  });
}

const headsOf = (sheet: HTMLElement): HTMLElement[] => [...sheet.querySelectorAll<HTMLElement>('.head [data-lang]')];

export function moveColumn(sheet: HTMLElement, tag: string, step: 1 | -1): void {
  const tags = headsOf(sheet).map(({ dataset }) => dataset.lang ?? '');
  const at = tags.indexOf(tag);
  const other = tags[at + step];
  if (at < 0 || other === undefined) return;
  const order = tags.with(at, other).with(at + step, tag);
  for (const cells of sheet.querySelectorAll('.cells, .edit-form .columns')) reorder(cells, order);
  showSwaps(sheet, order);
  void inTurn(() => remember(order));
}

function reorder(cells: Element, order: readonly string[]): void {
  const place = (cell: Element): number => order.indexOf((cell as HTMLElement).dataset.lang ?? '');
  cells.append(...[...cells.children].sort((a, b) => place(a) - place(b)));
}

/** Each button sends the order that it makes. */
function showSwaps(sheet: HTMLElement, order: readonly string[]): void {
  for (const [n, head] of headsOf(sheet).entries()) {
    const button = head.querySelector<HTMLButtonElement>('button.swap');
    if (!button) continue;
    button.hidden = n === 0;
    if (n > 0)
      button.value = order
        .with(n - 1, order[n] ?? '')
        .with(n, order[n - 1] ?? '')
        .join(',');
  }
}

async function remember(order: readonly string[]): Promise<void> {
  const token = document.querySelector<HTMLInputElement>('#act [name=_token]')?.value ?? '';
  await request('/columns', { method: 'POST', body: new URLSearchParams({ _token: token, order: order.join(',') }) });
}
