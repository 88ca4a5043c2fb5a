/** Asking the server in the background, one thing after the other, and saying what came of it. */

const PART = { 'X-Part': '1' };

/** Null where there was no answer that says anything. */
export async function request(address: string, init: RequestInit = {}): Promise<string | null> {
  try {
    const ask = () => fetch(address, { ...init, headers: PART });
    let response = await ask();
    if (response.status === 403 && init.body instanceof URLSearchParams && (await renewToken(init.body)))
      response = await ask();
    const isPage = response.headers.get('Content-Type')?.startsWith('text/html');
    return isPage ? await response.text() : null;
  } catch {
    return null;
  }
}

/**
 * A form's token holds until the server is started anew. Who works on in an open page gets another from a small page
 * that has one, as by loading the page again, and loses nothing of what is written in it.
 */
async function renewToken(body: URLSearchParams): Promise<boolean> {
  const page = await fetch('/reviewer');
  const token = parse(await page.text()).querySelector<HTMLInputElement>('main [name=_token]')?.value;
  if (!page.ok || !token || token === body.get('_token')) return false;
  body.set('_token', token);
  for (const field of document.querySelectorAll<HTMLInputElement>('[name=_token]')) field.value = token;
  return true;
}

export function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** To those who don't see the page; `aloud` also to those who do, until something else is said. */
export function say(text: string, aloud = false): void {
  const said = document.getElementById('said');
  if (!said) return;
  said.textContent = text;
  said.classList.toggle('unseen', !aloud);
  clearTimeout(hiding);
  if (aloud) hiding = setTimeout(() => said.classList.add('unseen'), READING);
}

/** How long a line is shown, in milliseconds: what it says can be seen in the page too. */
const READING = 6000;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** What the page has brought along to be said, such as that something failed. */
export const known = (key: Known): string => document.getElementById('said')?.dataset[key] ?? '';

type Known = 'failed' | 'choose' | 'chooseUnit' | 'noUnit' | 'noDivergent' | 'noFlagged' | 'noFinding';

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;
let given = 0;

/** How often something has been asked for so far: what was read from the server before the last time may be out of date. */
export const turns = (): number => given;

/** Whether something is on its way: what depends on its outcome has to wait for its turn. */
export const busy = (): boolean => waiting > 0;

/** Fetches something while nothing else is done; again, where something was done meanwhile. */
export async function undisturbed<T>(fetching: () => Promise<T>): Promise<T> {
  for (;;) {
    while (waiting > 0) await last;
    const before = given;
    const found = await fetching();
    if (waiting === 0 && given === before) return found;
  }
}

/** What was begun within the turn that is being given. */
let within: Promise<unknown>[] | null = null;

/**
 * Does something once all that was asked for before is done: a key pressed too early would act on what is gone. What is
 * asked for by what has its turn is part of that turn.
 */
export function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
  if (within) {
    const result = Promise.resolve(work());
    within.push(result);
    return result;
  }
  waiting++;
  given++;
  const result = last.then(() => turn(work)).finally(() => waiting--);
  last = result.catch(() => {});
  return result;
}

async function turn<T>(work: () => T | Promise<T>): Promise<T> {
  const begun: Promise<unknown>[] = [];
  within = begun;
  let result: T | Promise<T>;
  try {
    result = work();
  } finally {
    within = null;
  }
  const value = await result;
  await Promise.allSettled(begun);
  return value;
}
