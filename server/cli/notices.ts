import type { Notice } from '../types.js';
import { describeNotice } from './describe.js';
import { type Io, say } from './io.js';

/** Says what a person should know of a text that was accepted all the same. */
export async function sayNotices(io: Io, notices: Notice[], about?: string): Promise<void> {
  for (const notice of notices) say(io, `${about === undefined ? '' : `${about}: `}${await describeNotice(notice)}`);
}
