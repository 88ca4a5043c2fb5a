/** In the row in work a finding is dismissed with one click: the reasons stand there already. */

export function openReasons(unit: HTMLElement, open: boolean): void {
  for (const reasons of unit.querySelectorAll<HTMLDetailsElement>('details.dismiss')) reasons.open = open;
}

/**
 * Gives what is to be called when another row has become the current one. While a pointer is down, nothing opens or
 * closes: what is being pressed would move away from under it, and the press would be lost.
 */
export function reasonsInWork(sheet: HTMLElement): () => void {
  let shown: HTMLElement | null = null;
  let pressed = false;
  const show = (): void => {
    const current = sheet.querySelector<HTMLElement>('.unit.current');
    if (pressed || current === shown) return;
    if (shown) openReasons(shown, false);
    if (current) openReasons(current, true);
    shown = current;
  };
  const released = (): void => {
    pressed = false;
    // Once the click that may follow has been dealt with.
    setTimeout(show);
  };
  sheet.addEventListener('pointerdown', () => {
    pressed = true;
  });
  document.addEventListener('pointerup', released);
  document.addEventListener('pointercancel', released);
  return show;
}

/** The buttons by which the finding in work is dismissed: the one that has the focus, else the row's first. */
export function reasonsOf(current: HTMLElement | null): HTMLElement[] {
  const notes = [...(current?.querySelectorAll<HTMLElement>('.note:has(.reasons)') ?? [])];
  const note = notes.find((one) => one.contains(document.activeElement)) ?? notes[0];
  return [...(note?.querySelectorAll<HTMLElement>('.reasons button') ?? [])];
}
