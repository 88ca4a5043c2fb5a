import type { ExportUnit } from '../types.js';
import { type Sides, type XliffUnit, xliffUnit } from './xliff-unit.js';

/** How a version of XLIFF writes the elements. */
export interface XliffElements {
  /** @param number of the `file`, from 1. */
  begin(number: number, title: string): string;
  end: string;
  unit(made: XliffUnit, unit: ExportUnit): string;
}

/** Units as they come, in a `file` for each document. */
export class XliffFiles {
  count = 0;
  private document: string | null = null;

  constructor(
    private readonly sides: Sides,
    private readonly elements: XliffElements,
  ) {}

  /** '' where there is no text in either language. */
  readonly part = (unit: ExportUnit): string => {
    const { begin, end, unit: element } = this.elements;
    const made = xliffUnit(unit, this.sides);
    if (!made) return '';
    if (unit.documentId === this.document) return element(made, unit);
    this.document = unit.documentId;
    this.count += 1;
    return `${this.count > 1 ? end : ''}${begin(this.count, unit.document)}${element(made, unit)}`;
  };
}
