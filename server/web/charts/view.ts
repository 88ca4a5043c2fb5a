import type { Picture } from './svg.js';

/** A picture with all that is said of it: in a word for those who don't see it, and as a table. */
export interface ChartView {
  /** The class of the picture; its colours hang on it. */
  kind: string;
  picture: Picture;
  summary: string;
  /** What the reader should know of it, where that isn't always the same. */
  note?: string;
  keys?: { className: string; name: string; figure?: string }[];
  table: TableView;
}

export interface TableView {
  caption: string;
  /** The first is that of the rows' names. */
  heads: { text: string; figure?: boolean }[];
  rows: { head: string; href?: string; cells: string[] }[];
}
