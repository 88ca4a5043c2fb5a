import type { DivergenceParams } from './types.js';

/**
 * Input that can't be used. `code` names the message (`error.CODE` in the locales), which says what is wrong, where,
 * and what to do; `params` fill it in. Whatever else is thrown is a fault of the program.
 */
export class InputError extends Error {
  constructor(
    readonly code: string,
    readonly params: DivergenceParams = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'InputError';
  }

  /** The same error, with more said about where it came from (a file's name, a line's number). */
  at(params: DivergenceParams): InputError {
    return new InputError(this.code, { ...this.params, ...params });
  }
}
