/** A change that was refused because the resource isn't what its sender had seen. */
export class Outdated extends Error {
  /** @param current the resource as it is now. */
  constructor(readonly current: unknown) {
    super('outdated');
    this.name = 'Outdated';
  }
}
