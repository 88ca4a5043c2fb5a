/** Wider cells are cut: a title may be a whole sentence. */
const WIDEST = 60;

/** A table for a terminal. A heading that begins with # is of a column of numbers, which stand to the right. */
export function table(headings: string[], rows: string[][]): string {
  const titles = headings.map((heading) => heading.replace(/^#/u, ''));
  const lines = [titles, ...rows].map((row) => row.map(cut));
  const widths = titles.map((_, column) => Math.max(...lines.map((row) => [...(row[column] ?? '')].length)));
  return lines
    .map(
      (row) =>
        `${row
          .map((cell, column) => padded(cell, widths[column] ?? 0, headings[column]?.startsWith('#') ?? false))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - [...cell].length));
  return right ? space + cell : cell + space;
}

function cut(cell: string): string {
  const characters = [...cell.replace(/\s+/gu, ' ')];
  return characters.length > WIDEST ? `${characters.slice(0, WIDEST - 1).join('')}…` : characters.join('');
}
