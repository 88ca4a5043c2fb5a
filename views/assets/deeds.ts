/** Confirm, dismiss, flag: sent in the background; the server answers with the row as it is now. */

import { inTurn, known, parse, request, say } from './asking.js';
import { openEditing } from './edit.js';
import { openAt } from './paging.js';
import { replaceRow, restack } from './rows.js';
import { showStale, watchStale } from './stale.js';
import { leaveByEscape, sendByKey, takeWriting } from './writing.js';

export function watchDeeds(sheet: HTMLElement): void {
  watchStale(sheet);
  sheet.addEventListener('click', (event) => {
    const opener = (event.target as Element).closest<HTMLAnchorElement>('a[data-deed]');
    if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      void inTurn(() => openForm(opener));
    }
    const cancel = (event.target as Element).closest('.flag-form [data-cancel]');
    if (cancel) {
      event.preventDefault();
      closeForm(cancel);
    }
  });
  sheet.addEventListener('keydown', (event) => {
    leaveByEscape(event, closeForm);
    sendByKey(event);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const unit = (event.submitter ?? form).closest<HTMLElement>('.unit');
    if (!unit && !event.submitter?.matches('[data-history]')) return;
    event.preventDefault();
    void inTurn(() => send(form, event.submitter as HTMLButtonElement | null, unit));
  });
}

/** The form stands in the row that it speaks of. */
export async function openForm(opener: HTMLAnchorElement): Promise<void> {
  const unit = opener.closest<HTMLElement>('.unit');
  if (!unit) return;
  const html = await request(opener.href);
  const form = html === null ? null : parse(html).querySelector('form');
  // Whatever went wrong, the form's own page will say it.
  if (!form) {
    location.assign(opener.href);
    return;
  }
  unit.querySelector('.flag-form')?.remove();
  form.dataset.opener = opener.dataset.deed ?? '';
  unit.querySelector('.body')?.append(form);
  form.querySelector<HTMLElement>('select')?.focus({ preventScroll: true });
  form.scrollIntoView({ block: 'nearest' });
}

function closeForm(within: Element): void {
  const answer = within.closest<HTMLDetailsElement>('details.answer');
  if (answer) {
    answer.open = false;
    answer.querySelector('summary')?.focus();
    return;
  }
  const form = within.closest<HTMLElement>('.flag-form');
  const unit = within.closest<HTMLElement>('.unit');
  form?.remove();
  const opener = unit?.querySelector<HTMLElement>(`[data-deed="${form?.dataset.opener}"]`);
  (opener ?? unit)?.focus();
}

async function send(form: HTMLFormElement, button: HTMLButtonElement | null, unit: HTMLElement | null): Promise<void> {
  // Meanwhile another row has come in its place: what was pressed spoke of what isn't there any more.
  if (unit && !unit.isConnected) return;
  const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
  await post(address, new FormData(form, button), { form, button, unit });
}

/** Does something to a unit or a document, with the token that all forms of the page have. */
export async function ask(address: string, fields: Record<string, string>, unit: HTMLElement | null): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('#act');
  if (!form) return;
  const data = new FormData(form);
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  await post(address, data, { form: null, button: null, unit });
}

/** What was pressed, and where. */
interface Asked {
  form: HTMLFormElement | null;
  button: HTMLButtonElement | null;
  unit: HTMLElement | null;
}

async function post(address: string, data: FormData, asked: Asked): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
  const html = await request(address, { method: 'POST', body });
  if (html === null) say(known('failed'), true);
  else await receive(parse(html), asked);
}

async function receive(part: Document, { form, button, unit }: Asked): Promise<void> {
  const rows = part.getElementById('rows');
  const row = part.querySelector<HTMLElement>('.unit');
  const again = part.querySelector<HTMLElement>('.flag-form');
  if (unit && showStale(part, unit)) renewSurroundings(part);
  else if (rows) await settle(part, rows, form?.matches('.edit-form') ? button : null);
  else if (row && unit) {
    const putBack = takeWriting(unit, form);
    replaceRow(unit, row, button?.dataset.deed);
    putBack(row);
    renewSurroundings(part);
    say(part.querySelector('#said')?.textContent ?? '');
  } else if (again && form) form.replaceWith(again);
  else say(part.querySelector('[data-problem]')?.textContent ?? known('failed'), true);
}

/** Rows have changed: they are put into the page, and the form that asked for it is opened again where it was. */
async function settle(part: Document, rows: HTMLElement, button: HTMLButtonElement | null): Promise<void> {
  const sheet = document.querySelector<HTMLElement>('.sheet');
  const chosen = sheet && restack(sheet, rows);
  renewSurroundings(part);
  if (!chosen) await openAt(rows.dataset.go ?? '/');
  say(part.querySelector('#said')?.textContent ?? '', true);
  // Whoever merges or splits has come to an end with this unit; other things come in rows.
  if (chosen && button && !/^(?:merge|split)(?:\.|$)/u.test(button.value)) await openEditing(chosen, button.value);
}

export function renewSurroundings(part: Document): void {
  for (const id of ['state', 'chips', 'history', 'lags']) {
    const fresh = part.getElementById(id);
    if (fresh) document.getElementById(id)?.replaceWith(fresh);
  }
}
