/** Follows a job while its page is open, and then shows what came of it. */

interface JobState {
  state: 'running' | 'done' | 'failed' | 'cancelled';
  percent: number;
  text: string;
}

/** Milliseconds between two questions, where the server doesn't tell by itself. */
const PAUSE = 400;

const box = document.querySelector<HTMLElement>('[data-job]');
if (box?.dataset.job) listen(box, `/jobs/${box.dataset.job}`);
else if (box?.dataset.state) void ask(box, box.dataset.state);

/** The server tells. Where the connection is refused for good, it is asked. */
function listen(box: HTMLElement, job: string): void {
  const events = new EventSource(`${job}/events`);
  events.addEventListener('state', (event) => {
    if (!showState(box, JSON.parse(event.data as string) as JobState)) events.close();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) void ask(box, `${job}/state`);
  });
}

async function ask(box: HTMLElement, address: string): Promise<void> {
  let going = true;
  while (going) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const answer = await fetch(address).catch(() => null);
    // Not reached this time.
    if (!answer) continue;
    going = answer.ok ? showState(box, (await answer.json()) as JobState) : open();
  }
}

/** @returns whether there is more to come. */
function showState(box: HTMLElement, { state, percent, text }: JobState): boolean {
  if (state !== 'running') return open();
  const bar = box.querySelector('progress');
  const line = box.querySelector('[role=status]');
  if (bar) bar.value = percent;
  if (line && line.textContent !== text) line.textContent = text;
  return true;
}

/** The server tells what happened, be it a document, a failure, or that it doesn't know the job any more. */
function open(): false {
  location.replace(location.pathname);
  return false;
}
