/** What others do to the document shows here too, unless one is writing in the row that it is done to. */
import { parse, request, say, undisturbed } from './asking.js';
import { renewSurroundings } from './deeds.js';
import { reload } from './paging.js';
import { numberOf, relink, renewRow, setNumber, unitRows } from './rows.js';

interface News {
  /** Null where more has changed than the state of some units. */
  units: { id: number; seen: string; said: string; writing: string }[] | null;
  said: string;
}

interface Stamp {
  id: number;
  number: number;
  seen: string;
}

/** Rows that are asked for one by one; where more have changed, they are all loaded. */
const FEW = 20;

export function watchOthers(sheet: HTMLElement): void {
  let source: EventSource | null = null;
  let since = sheet.dataset.revision ?? '0';
  let last: Promise<unknown> = Promise.resolve();
  const next = (work: () => Promise<unknown>): void => {
    last = last.then(work).catch(() => {});
  };
  const listen = (): void => {
    source = new EventSource(`/documents/${sheet.dataset.document}/events?since=${since}`);
    source.addEventListener('change', (event) => {
      since = event.lastEventId;
      next(() => follow(sheet, JSON.parse(event.data as string) as News));
    });
    source.addEventListener('deleted', (event) => {
      source?.close();
      say((JSON.parse(event.data as string) as News).said, true);
    });
  };
  // A browser has few connections to a server: only the page that is looked at has one, and then learns what it missed.
  const attend = (): void => {
    const shown = document.visibilityState === 'visible';
    if (!shown) source?.close();
    else if (!source || source.readyState === EventSource.CLOSED) listen();
  };
  document.addEventListener('visibilitychange', attend);
  sheet.addEventListener('tercet-look', () => next(() => follow(sheet, { units: null, said: '' })));
  attend();
}

/** Brings the rows up to date, and says so if that changes any. What one has done oneself is there already. */
async function follow(sheet: HTMLElement, { units, said }: News): Promise<void> {
  // What one has asked for oneself is to be there first.
  await undisturbed(async () => {});
  if (units === null) {
    if (await lookThrough(sheet)) say(said, true);
    await renewAround();
    return;
  }
  const rows = units.map((unit) => ({ unit, row: rowOf(sheet, unit.id) }));
  const outdated = rows.filter(({ unit, row }) => row?.dataset.seen !== unit.seen);
  if (outdated.length === 0) return;
  for (const { unit, row } of outdated) if (row && (await renew(row, unit.writing))) say(unit.said, true);
  await renewAround();
}

const rowOf = (sheet: HTMLElement, id: number): HTMLElement | null =>
  sheet.querySelector<HTMLElement>(`.unit[data-unit="${id}"]`);

/** Somebody writes in it, or reads what was refused. */
const held = (row: HTMLElement): boolean =>
  row.querySelector('.flag-form, .edit-form, .stale, details[open] form') !== null;

/** @returns whether the row is another now. */
async function renew(row: HTMLElement, writing: string): Promise<boolean> {
  if (held(row)) {
    say(writing, true);
    return false;
  }
  const html = await undisturbed(() => request(`/units/${row.dataset.unit}?back=${encodeURIComponent(back())}`));
  const fresh = html === null ? null : parse(html).querySelector<HTMLElement>('.unit');
  if (!fresh || !row.isConnected || held(row) || fresh.dataset.seen === row.dataset.seen) return false;
  renewRow(row, fresh);
  return true;
}

/** Compares all rows with what is stored, and mends what differs. @returns whether anything did. */
async function lookThrough(sheet: HTMLElement): Promise<boolean> {
  const found = await undisturbed(() => compare(sheet));
  if (!found) return false;
  const { gone, kept, changed, gaps, fresh } = found;
  const moved = kept.some(({ row, stamp }) => numberOf(row) !== stamp.number);
  if (gone.length + changed.length + gaps.length === 0 && !moved) return false;
  const writing = [...gone, ...changed].some(held);
  const many = kept.length === 0 || [changed, gone].some(({ length }) => length > FEW) || fresh === null;
  if (many && !writing) return loadAnew(sheet, kept[0]?.stamp.number ?? 1);
  for (const row of gone) if (!held(row)) row.remove();
  for (const { row, stamp } of kept) setNumber(row, stamp.number);
  for (const [n, { after }] of gaps.entries()) kept[after]?.row.after(...(fresh?.[n] ?? []));
  for (const row of changed) await renew(row, '');
  relink(sheet);
  return true;
}

/** What the page holds against what is stored; `fresh` are the rows for the gaps, null where they are very many. */
async function compare(sheet: HTMLElement) {
  const rows = unitRows(sheet);
  const stamps = await stampsOf(sheet, rows);
  if (!stamps) return null;
  const byId = new Map(stamps.map((stamp) => [String(stamp.id), stamp]));
  const kept = rows.flatMap((row) => {
    const stamp = byId.get(row.dataset.unit ?? '');
    return stamp ? [{ row, stamp }] : [];
  });
  const gone = rows.filter(({ dataset }) => !byId.has(dataset.unit ?? ''));
  const changed = kept.filter(({ row, stamp }) => row.dataset.seen !== stamp.seen).map(({ row }) => row);
  const whole = sheet.dataset.whole !== undefined;
  const gaps = whole ? gapsIn(kept.map(({ stamp }) => stamp.number)) : [];
  const few = gaps.every(({ count }) => count <= FEW);
  const fresh = few ? await Promise.all(gaps.map(({ from, count }) => rowsFrom(sheet, from, count))) : null;
  return { kept, gone, changed, gaps, fresh };
}

/** Places between two rows where units have come to stand: after which row, from which index on, and how many. */
function gapsIn(numbers: readonly number[]): { after: number; from: number; count: number }[] {
  return numbers.slice(1).flatMap((number, n) => {
    const before = numbers[n] ?? number;
    return number > before + 1 ? [{ after: n, from: before, count: number - before - 1 }] : [];
  });
}

/** Around the row in work, else around the first in sight. */
async function loadAnew(sheet: HTMLElement, otherwise: number): Promise<boolean> {
  const inSight = unitRows(sheet).find((row) => row.getBoundingClientRect().bottom > 60);
  const row = sheet.querySelector<HTMLElement>('.unit.current') ?? inSight;
  if (!(await reload(row ? numberOf(row) : otherwise))) location.reload();
  return true;
}

async function stampsOf(sheet: HTMLElement, rows: readonly HTMLElement[]): Promise<Stamp[] | null> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ dataset }) => dataset.unit).join(',');
  const response = await fetch(`/documents/${sheet.dataset.document}/stamps?ids=${ids}`).catch(() => null);
  return response?.ok ? ((await response.json()) as { units: Stamp[] }).units : null;
}

async function rowsFrom(sheet: HTMLElement, from: number, limit: number): Promise<HTMLElement[]> {
  const html = await request(
    `/documents/${sheet.dataset.document}/rows?from=${from}&limit=${limit}&back=${encodeURIComponent(back())}`,
  );
  return html === null ? [] : [...parse(html).querySelectorAll<HTMLElement>('.unit')];
}

const back = (): string => document.querySelector<HTMLInputElement>('#act [name=back]')?.value ?? '/';

/** The figures, what can be undone, and by them the map. */
async function renewAround(): Promise<void> {
  const sheet = document.querySelector<HTMLElement>('.sheet');
  const address = `/documents/${sheet?.dataset.document}/around?back=${encodeURIComponent(back())}`;
  const html = await undisturbed(() => request(address));
  // What one has done oneself in the meantime has said it better.
  if (html !== null) renewSurroundings(parse(html));
}
