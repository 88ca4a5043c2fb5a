import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** What a command has to do with the outside: results go to `stdout`, all else to `stderr`. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
  env: Record<string, string | undefined>;
  /** The exit status so far: a command that goes on after a failure sets it to 1. */
  status: number;
}

/** Writes a result, and waits where the reader is slower than we are, so that memory doesn't fill up. */
export async function write(io: Io, piece: string | Uint8Array): Promise<void> {
  if (!io.stdout.write(piece)) await once(io.stdout, 'drain');
}

/** Says something that isn't a result. */
export function say(io: Io, text: string): void {
  io.stderr.write(`tercet: ${text}\n`);
}

/** A command can't do what it was asked to: said to the user as it is, without a stack. */
export class Failure extends Error {
  constructor(
    message: string,
    /** 1: something failed; 2: the command was not called as it should be. */
    readonly status: 1 | 2 = 1,
  ) {
    super(message);
    this.name = 'Failure';
  }
}
