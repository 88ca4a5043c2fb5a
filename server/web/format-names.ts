import type { Reader } from '../import/types.js';

/** What people call formats, where it isn't their id. */
const NAMES: Record<string, string[]> = {
  text: ['TXT'],
  markdown: ['Markdown'],
  subtitles: ['SRT', 'WebVTT'],
  table: ['CSV', 'TSV'],
};

/** The names of those formats that are one file, the plainest first. */
export const formatNames = (readers: readonly Reader[]): string[] =>
  readers
    .filter((reader) => reader.kind === 'text' || reader.files === 'one')
    .toSorted((a, b) => Number(b.id === 'text') - Number(a.id === 'text'))
    .flatMap(({ id }) => NAMES[id] ?? [id.toUpperCase()]);
