/** Lists of integers, end to end: list i is `values` from `starts[i]` up to `starts[i + 1]`. */
export interface Lists {
  starts: Int32Array;
  values: Int32Array;
}

export const listAt = ({ starts, values }: Lists, i: number): Int32Array =>
  values.subarray(starts[i] as number, starts[i + 1] as number);

/** For each of `count` numbers, in which lists it stands, in order. */
export function inverted({ starts, values }: Lists, count: number): Lists {
  const lists = starts.length - 1;
  const ends = new Int32Array(count + 1);
  for (let n = starts[0] as number; n < (starts[lists] as number); n++) {
    const after = (values[n] as number) + 1;
    ends[after] = (ends[after] as number) + 1;
  }
  for (let i = 0; i < count; i++) ends[i + 1] = (ends[i + 1] as number) + (ends[i] as number);
  const next = ends.slice();
  const places = new Int32Array(ends[count] as number);
  for (let list = 0; list < lists; list++)
    for (let n = starts[list] as number; n < (starts[list + 1] as number); n++) {
      const value = values[n] as number;
      const at = next[value] as number;
      places[at] = list;
      next[value] = at + 1;
    }
  return { starts: ends, values: places };
}

/** Makes lists, number by number. */
export class ListWriter {
  private values = new Int32Array(1024);
  private readonly starts = [0];
  private count = 0;

  add(value: number): void {
    if (this.count === this.values.length) {
      const wider = new Int32Array(this.count * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.count++] = value;
  }

  /** Ends a list. */
  end(): void {
    this.starts.push(this.count);
  }

  lists(): Lists {
    return { starts: Int32Array.from(this.starts), values: this.values.slice(0, this.count) };
  }
}
