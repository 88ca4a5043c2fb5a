/** Shows how far a file is that is being downloaded, and lets it be stopped. The browser downloads it by itself. */

interface TransferState {
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  percent: number;
  text: string;
}

watchExports();

/** A form, or links, by which a file is asked for. */
function watchExports(): void {
  const box = document.getElementById('transfer');
  if (!box) return;
  const form = document.querySelector<HTMLFormElement>('form[data-export]');
  const links = document.querySelectorAll<HTMLAnchorElement>('a[data-export]');
  let ticket = '';
  const begin = (asker: HTMLElement): string => {
    ticket = newTicket();
    // Once the request is on its way: what it is answered with leaves the page as it is.
    setTimeout(() => follow(`/export/transfers/${ticket}`, asker, box));
    return ticket;
  };
  form?.addEventListener('submit', () => {
    const field = form.querySelector<HTMLInputElement>('[name=ticket]');
    if (field) field.value = begin(form);
  });
  for (const link of links)
    link.addEventListener('click', (event) => {
      // One file at a time is followed.
      if (!box.hidden) event.preventDefault();
      else link.search = withTicket(link.search, begin(link));
    });
  const stop = box.querySelector('form');
  stop?.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = new URLSearchParams([...new FormData(stop)].map(([name, value]) => [name, String(value)]));
    void fetch(`/export/transfers/${ticket}/cancel`, { method: 'POST', body }).catch(() => {});
  });
}

function withTicket(query: string, ticket: string): string {
  const params = new URLSearchParams(query);
  params.set('ticket', ticket);
  return String(params);
}

/** A name by which the server knows this download. (`randomUUID` is there only where the connection is secure.) */
function newTicket(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param asker the form, or the link, that the file was asked for with. */
function follow(address: string, asker: HTMLElement, box: HTMLElement): void {
  const said = document.getElementById('transfer-said');
  const show = (going: boolean): void => {
    box.hidden = !going;
    for (const button of asker.querySelectorAll<HTMLButtonElement>('button')) button.disabled = going;
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
    if (focused) (asker.querySelector<HTMLElement>('.buttons button') ?? asker).focus();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) show(false);
  });
}
