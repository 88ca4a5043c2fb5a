/** There is nothing to undo, or to redo. */
export class NothingThere extends Error {
  constructor(readonly way: 'undo' | 'redo') {
    super(`nothing to ${way}`);
    this.name = 'NothingThere';
  }
}
