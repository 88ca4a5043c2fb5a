/** Texts that are stored already, in these documents. */
export class AlreadyStored extends Error {
  constructor(readonly documents: readonly { id: number; title: string }[]) {
    super('already stored');
    this.name = 'AlreadyStored';
  }
}
