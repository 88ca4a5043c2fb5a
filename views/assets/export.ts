/** Shows how far a file is that is being downloaded, and lets it be stopped. The browser downloads it by itself. */

interface TransferState {
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  percent: number;
  text: string;
}

watchExport();

function watchExport(): void {
  const form = document.querySelector<HTMLFormElement>('[data-export]');
  const box = document.getElementById('transfer');
  if (!form || !box) return;
  const ticket = form.querySelector<HTMLInputElement>('[name=ticket]');
  const stop = box.querySelector('form');
  form.addEventListener('submit', () => {
    if (!ticket) return;
    ticket.value = newTicket();
    // Once the form is on its way: what it is answered with leaves the page as it is.
    setTimeout(() => follow(`/export/transfers/${ticket.value}`, form, box));
  });
  stop?.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = new URLSearchParams([...new FormData(stop)].map(([name, value]) => [name, String(value)]));
    void fetch(`/export/transfers/${ticket?.value}/cancel`, { method: 'POST', body }).catch(() => {});
  });
}

/** A name by which the server knows this download. (`randomUUID` is there only where the connection is secure.) */
function newTicket(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function follow(address: string, form: HTMLFormElement, box: HTMLElement): void {
  const said = document.getElementById('transfer-said');
  const show = (going: boolean): void => {
    box.hidden = !going;
    for (const button of form.querySelectorAll<HTMLButtonElement>('button')) button.disabled = going;
  };
  const figures = document.getElementById('transfer-figures');
  show(true);
  for (const line of [said, figures]) line?.replaceChildren();
  const events = new EventSource(`${address}/events`);
  events.addEventListener('state', (event) => {
    const { state, percent, text } = JSON.parse(event.data as string) as TransferState;
    const bar = box.querySelector('progress');
    if (bar) bar.value = percent;
    if (figures) figures.textContent = text;
    if (state === 'waiting' || state === 'running') return;
    events.close();
    const focused = box.contains(document.activeElement);
    show(false);
    if (said) said.textContent = text;
    if (focused) form.querySelector<HTMLElement>('.buttons button')?.focus();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) show(false);
  });
}
