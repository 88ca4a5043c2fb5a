/** Follows a job while its page is open, and then shows the document. */

interface JobState {
  state: 'running' | 'done' | 'failed';
  percent: number;
  text: string;
}

/** Milliseconds between two questions: short documents are done in less than a second. */
const PAUSE = 400;

const box = document.querySelector<HTMLElement>('[data-job]');
if (box) void follow(box);

async function follow(box: HTMLElement): Promise<void> {
  const bar = box.querySelector('progress');
  const text = box.querySelector('[role=status]');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const job = await ask(`/jobs/${box.dataset.job}/state`);
    // The server tells what happened, be it a document, a failure, or that it doesn't know the job any more.
    if (job === 'gone' || job?.state === 'done' || job?.state === 'failed') {
      location.replace(location.pathname);
      return;
    }
    if (!job) continue;
    if (bar) bar.value = job.percent;
    if (text && text.textContent !== job.text) text.textContent = job.text;
  }
}

/** Null where the server couldn't be reached this time. */
async function ask(address: string): Promise<JobState | 'gone' | null> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as JobState) : 'gone';
  } catch {
    return null;
  }
}
