/** A request that is answered with an error page: `code` names what the page says (`refusal.CODE` in the locales). */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 413 | 422,
    readonly code: 'forged' | 'host' | 'address' | 'too-large' | 'form',
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
