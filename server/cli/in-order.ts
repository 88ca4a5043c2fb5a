/** Hands on what is promised in the order in which it was, each as soon as it is there. */
export class InOrder<Result> {
  private readonly handed: Promise<void>[] = [];

  /** @param most how many may be under way. */
  constructor(
    private readonly hand: (result: Result) => Promise<void>,
    private readonly most: number,
  ) {}

  /** Waits where too many are under way. */
  async add(result: Promise<Result>): Promise<void> {
    const before = this.handed.at(-1);
    const handed = Promise.all([result, before]).then(([made]) => this.hand(made));
    // who waits for it learns of a failure; until then it must not end the process
    handed.catch(() => {});
    this.handed.push(handed);
    if (this.handed.length >= this.most) await this.handed.shift();
  }

  async end(): Promise<void> {
    await this.handed.at(-1);
  }
}
