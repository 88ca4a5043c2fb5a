/** More than the word lists have concepts; those of users' terms are numbered from far above. */
export const SHIPPED = 65_536;

/** Bits of the sides that have a concept or stem: of the unit that is being matched, in tables that are used again. */
export class Holders {
  private readonly shipped = new Int32Array(SHIPPED);
  private stems: Int32Array = new Int32Array(1024);
  private readonly others = new Map<number, number>();

  add(concept: number, bit: number): void {
    if (concept < SHIPPED) this.shipped[concept] = (this.shipped[concept] as number) | bit;
    else this.others.set(concept, (this.others.get(concept) ?? 0) | bit);
  }

  of(concept: number): number {
    return concept < SHIPPED ? (this.shipped[concept] as number) : (this.others.get(concept) ?? 0);
  }

  /** @param stem its number (see `stems.ts`). */
  addStem(stem: number, bit: number): void {
    if (stem === 0) return;
    if (stem >= this.stems.length) {
      const wider = new Int32Array(stem * 2);
      wider.set(this.stems);
      this.stems = wider;
    }
    this.stems[stem] = (this.stems[stem] as number) | bit;
  }

  ofStem(stem: number): number {
    return this.stems[stem] as number;
  }

  forget(concepts: readonly number[], stem: number): void {
    this.stems[stem] = 0;
    for (const concept of concepts)
      if (concept < SHIPPED) this.shipped[concept] = 0;
      else this.others.delete(concept);
  }
}
