/** Words selected in a row can be flagged: a button beside them, and every flag link of the row then speaks of them. */
import { openForm } from './deeds.js';

export function watchSelection(sheet: HTMLElement): void {
  const button = makeButton(sheet);
  document.addEventListener('selectionchange', () => {
    button.hidden = true;
    for (const link of sheet.querySelectorAll<HTMLAnchorElement>('a.raise[data-placed]')) setPlace(link, null);
    const place = selectedPlace();
    const link = place?.unit.querySelector<HTMLAnchorElement>('a.raise');
    if (place && link) setPlace(link, place.value);
  });
  // Only once the selection is made: a button that follows the pointer is in its way.
  document.addEventListener('pointerup', () => setTimeout(() => showBeside(button)));
}

interface SelectedPlace {
  unit: HTMLElement;
  /** As the form's field has it: version, sentence, start, end. */
  value: string;
  box: DOMRect;
}

/** Null unless something within one sentence is selected. */
function selectedPlace(): SelectedPlace | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const sentence = elementOf(range.startContainer)?.closest<HTMLElement>('.s');
  const lang = sentence?.closest<HTMLElement>('.cell')?.dataset.lang;
  const unit = sentence?.closest<HTMLElement>('.unit');
  if (!sentence || !unit || lang === undefined) return null;
  const before = document.createRange();
  before.selectNodeContents(sentence);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  // A selection that runs on into other sentences means this one to its end.
  const within = sentence.contains(range.endContainer);
  const end = within ? start + range.toString().length : (sentence.textContent?.length ?? 0);
  const value = `${lang}.${sentence.dataset.s}.${start}.${end}`;
  return start < end ? { unit, value, box: range.getBoundingClientRect() } : null;
}

function setPlace(link: HTMLAnchorElement, place: string | null): void {
  const address = new URL(link.href);
  if (place === null) address.searchParams.delete('place');
  else address.searchParams.set('place', place);
  link.href = address.href;
  link.toggleAttribute('data-placed', place !== null);
}

function makeButton(sheet: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button near-selection';
  button.textContent = sheet.dataset.flagSelection ?? '⚑';
  button.hidden = true;
  // Pressing a button clears the selection unless the press is kept from doing so.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const link = selectedPlace()?.unit.querySelector<HTMLAnchorElement>('a.raise');
    button.hidden = true;
    if (link) void openForm(link);
  });
  document.body.append(button);
  return button;
}

function showBeside(button: HTMLButtonElement): void {
  const place = selectedPlace();
  button.hidden = place === null;
  if (!place) return;
  const left = Math.min(
    place.box.left + scrollX,
    scrollX + document.documentElement.clientWidth - button.offsetWidth - 8,
  );
  button.style.left = `${Math.max(8, left)}px`;
  button.style.top = `${place.box.bottom + scrollY + 6}px`;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
