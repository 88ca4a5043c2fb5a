/** The map follows the reading, and takes one to the unit that is pressed. Its links work without this too. */

import { reveal } from './paging.js';

/** How long after a deed the map is asked for again, so that many quick ones cost one request. In milliseconds. */
const REST = 500;

export function watchMap(): void {
  const map = document.getElementById('map');
  if (!map) return;
  follow();
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow();
    });
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  renewAfterDeeds();
  document.addEventListener('click', (event) => press(event));
  document.addEventListener('keydown', (event) => step(event));
  oneStop();
}

interface Bands {
  /** For each version, where each band begins on the map, and last where the last one ends. */
  starts: number[][];
  /** Units in each. */
  size: number;
}

function bandsOf(map: HTMLElement): Bands {
  const lists = (map.dataset.starts ?? '').split(',');
  return { starts: lists.map((list) => list.split(' ').map(Number)), size: Number(map.dataset.size) };
}

/** Puts the frame around what of the text is in the window. */
function follow(): void {
  const map = document.getElementById('map');
  const here = map?.querySelector('.here');
  const units = document.querySelectorAll<HTMLElement>('#units .unit');
  if (!map || !here || units.length === 0) return;
  const top = firstBelow(units, 60);
  const bottom = Math.max(top, firstBelow(units, innerHeight - 60) - 1);
  const { starts, size } = bandsOf(map);
  const [first, last] = [units[top], units[bottom]].map((unit) => Math.floor((numberOf(unit) - 1) / size));
  const y = Math.min(...starts.map((of) => of[first ?? 0] ?? 0));
  const end = Math.max(...starts.map((of) => of[(last ?? 0) + 1] ?? of.at(-1) ?? 0));
  here.setAttribute('y', String(y));
  here.setAttribute('height', String(Math.max(6, end - y)));
}

/** By halving, so that a long page costs no more than a short one. */
function firstBelow(units: ArrayLike<HTMLElement>, y: number): number {
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

function numberOf(unit: HTMLElement | undefined): number {
  return Number(unit?.id.slice(1) ?? 1);
}

function press(event: MouseEvent): void {
  const place = (event.target as Element).closest<SVGAElement>('.places a');
  const map = place?.closest<HTMLElement>('.map');
  if (!place || !map || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const face = map.querySelector('.places')?.getBoundingClientRect();
  // Pressed by a key: the place is all that is known.
  const exact =
    face && event.detail > 0
      ? unitAt(map, (event.clientX - face.left) / face.width, (event.clientY - face.top) / face.height)
      : null;
  goTo(map, exact ?? numberIn(place.getAttribute('href')));
}

function numberIn(href: string | null): number {
  return Number(/#u(\d+)$/u.exec(href ?? '')?.[1] ?? 1);
}

/** The unit at a place of the map, 0 to 1: what the strip has there that is nearest. */
function unitAt(map: HTMLElement, across: number, down: number): number {
  const { starts, size } = bandsOf(map);
  const strip = starts[Math.min(starts.length - 1, Math.floor(across * starts.length))] ?? [];
  const y = down * Number(map.querySelector('.strips')?.getAttribute('viewBox')?.split(' ')[3] ?? 0);
  let band = 0;
  while (band + 2 < strip.length && (strip[band + 1] ?? 0) <= y) band++;
  const [start = 0, end = 0] = [strip[band], strip[band + 1]];
  const within = Math.min(0.999, Math.max(0, (y - start) / Math.max(1, end - start)));
  return band * size + Math.floor(within * size) + 1;
}

/** In the page, or by the server on another one. */
function goTo(map: HTMLElement, number: number): void {
  const unit = document.getElementById(`u${number}`);
  if (!unit) {
    void reveal(number).then((found) => found || location.assign(`${map.dataset.go}${number}`));
    return;
  }
  // The same address twice is no change, and yet one wants to go there.
  if (location.hash === `#u${number}`) unit.scrollIntoView({ block: 'start' });
  else location.hash = `u${number}`;
}

/** One stop on the way through the page; arrows go from place to place. */
function oneStop(): void {
  const map = document.getElementById('map');
  map?.classList.add('exact');
  map?.querySelectorAll('.places a').forEach((place, index) => {
    place.setAttribute('tabindex', index === 0 ? '0' : '-1');
  });
}

function step(event: KeyboardEvent): void {
  const place = (event.target as Element).closest?.<SVGAElement>('.places a');
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
  const places = [...(place.parentElement?.querySelectorAll<SVGAElement>('a') ?? [])];
  const at = places.indexOf(place);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: places.length - 1 };
  const next = places[to[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  place.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
}

/** What is done to a unit changes the line of figures; then the map is no longer what it shows. */
function renewAfterDeeds(): void {
  const title = document.querySelector('.title');
  if (!title) return;
  let timer = 0;
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void renew(), REST);
  }).observe(title, { childList: true });
}

async function renew(): Promise<void> {
  const map = document.getElementById('map');
  const address = map?.dataset.map;
  if (!map || !address) return;
  const response = await fetch(address, { headers: { 'X-Part': '1' } }).catch(() => null);
  if (!response?.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('map');
  // Nobody loses their place in it.
  if (!fresh || map.contains(document.activeElement) || map.querySelector('details[open]')) return;
  map.replaceWith(fresh);
  oneStop();
  follow();
}
