/** What is being written in a row: it survives what else is done there, and Escape drops only what is as it came. */

const isMine = (field: HTMLTextAreaElement): boolean => field.value !== field.defaultValue;

/** Whether anything of a form has been written or chosen. */
function isWritten(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return isMine(field);
    if (field instanceof HTMLInputElement) return field.checked !== field.defaultChecked;
    if (!(field instanceof HTMLSelectElement)) return false;
    const came = Math.max(
      0,
      [...field.options].findIndex((option) => option.defaultSelected),
    );
    return field.selectedIndex !== came;
  });
}

/**
 * Takes what is being written out of a row that is about to be replaced.
 * @param sent the form whose answer the new row is: what was written in it has arrived.
 * @returns what puts it into the new row, which shows the state that the writer now knows.
 */
export function takeWriting(row: HTMLElement, sent: HTMLFormElement | null): (fresh: HTMLElement) => void {
  const form = row.querySelector<HTMLFormElement>('.flag-form');
  const replies = [...row.querySelectorAll<HTMLTextAreaElement>('.reply textarea')]
    .filter((field) => field.form !== sent && isMine(field))
    .map(({ id, value }) => ({ id, value }));
  return (fresh) => {
    if (form && form !== sent) {
      const seen = form.querySelector<HTMLInputElement>('[name=seen]');
      if (seen) seen.value = fresh.dataset.seen ?? '';
      fresh.querySelector('.body')?.append(form);
    }
    for (const { id, value } of replies) {
      const field = fresh.querySelector<HTMLTextAreaElement>(`#${CSS.escape(id)}`);
      if (!field) continue;
      field.value = value;
      field.closest('details')?.setAttribute('open', '');
    }
  };
}

/** Escape leaves a form that is as it came, and else goes to what drops it. @param close puts the form away */
export function leaveByEscape(event: KeyboardEvent, close: (form: HTMLFormElement) => void): void {
  const form = (event.target as Element).closest<HTMLFormElement>('.flag-form, .reply');
  if (event.key !== 'Escape' || !form || event.defaultPrevented) return;
  if (!isWritten(form)) close(form);
  else form.querySelector<HTMLElement>('[data-cancel]')?.focus();
}

/** Ctrl+Enter sends what is written, from within the text too. */
export function sendByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
  const form = (event.target as Element).closest<HTMLFormElement>('.flag-form, .reply');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button'));
}
