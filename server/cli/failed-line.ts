import { InputError } from '../errors.js';
import { describeError } from './describe.js';
import { Failure, type Io, say } from './io.js';

/** A line of input that isn't what it should be; the message says what that is. */
export class TextError extends Error {}

/** What went wrong with a line: for its `error`, and, where the program is at fault, the stack. */
export interface FailedLine {
  message: string;
  fault?: string | undefined;
}

export async function failureOf(error: unknown): Promise<FailedLine> {
  if (error instanceof InputError) return { message: await describeError(error) };
  if (error instanceof TextError || error instanceof Failure) return { message: error.message };
  if (error instanceof SyntaxError) return { message: `This line is not a JSON object: ${error.message}.` };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { message: `A fault of the program: ${message}`, fault: stack ?? message };
}

/** A fault of the program must not end the stream either, but whoever runs it has to see it. */
export function sayFault(io: Io, { fault }: FailedLine): void {
  if (fault !== undefined) say(io, `this is a fault of the program, please report it.\n${fault}`);
}

/** For the line's `error`. */
export async function describeFailure(io: Io, error: unknown): Promise<string> {
  const failed = await failureOf(error);
  sayFault(io, failed);
  return failed.message;
}
