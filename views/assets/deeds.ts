/** Confirm, dismiss, flag: sent in the background; the server answers with the row as it is now. */

const PART = { 'X-Part': '1' };

export function watchDeeds(sheet: HTMLElement): void {
  sheet.addEventListener('click', (event) => {
    const opener = (event.target as Element).closest<HTMLAnchorElement>('a[data-deed]');
    if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      void openForm(opener);
    }
    const cancel = (event.target as Element).closest('[data-cancel]');
    if (cancel) {
      event.preventDefault();
      closeForm(cancel);
    }
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const unit = (event.submitter ?? form).closest<HTMLElement>('.unit');
    if (!unit) return;
    event.preventDefault();
    void send(form, event.submitter as HTMLButtonElement | null, unit);
  });
}

/** The form stands in the row that it speaks of. */
export async function openForm(opener: HTMLAnchorElement): Promise<void> {
  const unit = opener.closest<HTMLElement>('.unit');
  if (!unit) return;
  const html = await request(opener.href, {});
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
  const form = within.closest<HTMLElement>('.flag-form');
  const unit = within.closest<HTMLElement>('.unit');
  form?.remove();
  const opener = unit?.querySelector<HTMLElement>(`[data-deed="${form?.dataset.opener}"]`);
  (opener ?? unit)?.focus();
}

async function send(form: HTMLFormElement, button: HTMLButtonElement | null, unit: HTMLElement): Promise<void> {
  const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) if (typeof value === 'string') body.append(name, value);
  const html = await request(address, { method: 'POST', body });
  if (html === null) {
    say(document.getElementById('said')?.dataset.failed ?? '');
    return;
  }
  const part = parse(html);
  const row = part.querySelector<HTMLElement>('.unit');
  const again = part.querySelector<HTMLElement>('.flag-form');
  if (row) {
    replaceRow(unit, row, button?.dataset.deed);
    for (const id of ['state', 'chips']) {
      const fresh = part.querySelector(`#${id}`);
      if (fresh) document.getElementById(id)?.replaceWith(fresh);
    }
    say(part.querySelector('#said')?.textContent ?? '');
  } else if (again) form.replaceWith(again);
  else say(part.querySelector('[data-problem]')?.textContent ?? '');
}

/** Keeps what only the page knows (where the next divergence is, which row is in work), and the focus. */
function replaceRow(old: HTMLElement, row: HTMLElement, deed: string | undefined): void {
  const next = old.querySelector<HTMLAnchorElement>('a[data-next]');
  const scores = row.querySelector('.scores');
  if (next && scores) scores.append(' ', next);
  row.classList.toggle('current', old.classList.contains('current'));
  old.replaceWith(row);
  const same = deed ? row.querySelector<HTMLElement>(`[data-deed="${deed}"]`) : null;
  (same ?? row).focus({ preventScroll: true });
}

/** Null where there was no answer that says anything. */
async function request(address: string, init: RequestInit): Promise<string | null> {
  try {
    const response = await fetch(address, { ...init, headers: PART });
    const isPage = response.headers.get('Content-Type')?.startsWith('text/html');
    return isPage ? await response.text() : null;
  } catch {
    return null;
  }
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function say(text: string): void {
  const said = document.getElementById('said');
  if (said) said.textContent = text;
}
