import type { Request } from 'express';
import { cleanName } from '../reviewer.js';

/** The field of the header with the reviewer's name, percent-encoded where it isn't ASCII. */
export const REVIEWER_FIELD = 'Tercet-Reviewer';

/** '' where no name was given. */
export function reviewerIn(req: Request): string {
  const given = req.get(REVIEWER_FIELD) ?? '';
  try {
    return cleanName(decodeURIComponent(given));
  } catch {
    return cleanName(given);
  }
}
