/** More than most documents have; without a limit, they would be a leak in a long-lived process. */
const MANY = 100_000;

/** Stems as numbers from 1 on, the same in all versions: to look a number up is quicker. */
export class Stems {
  private readonly numbers = new Map<string, number>();

  /** 0 for none. */
  numberOf(stem: string): number {
    if (stem === '') return 0;
    let number = this.numbers.get(stem);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(stem, number);
    }
    return number;
  }

  get isFull(): boolean {
    return this.numbers.size >= MANY;
  }

  /** Begins anew: numbers given before mean nothing any more. */
  forget(): void {
    this.numbers.clear();
  }
}
