/** ISO 8601 in its basic form, as TMX has it, or in the form that some programs write. */
const DATE = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?)?Z?$/u;

let last: { text: string; date: Date | null } = { text: '', date: null };

/** When something changed, in UTC; null where there is no date that can be. Units of one file share theirs. */
export function tmxDate(text: string | undefined): Date | null {
  if (!text) return null;
  if (last.text !== text) last = { text: Buffer.from(text).toString(), date: dateOf(text.trim()) };
  return last.date;
}

function dateOf(text: string): Date | null {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
