/**
 * What becomes of a flag: raised; agreed to, but not put right yet; put right; or found to be none. It can always go
 * back.
 */
export const FLAG_STATUSES = ['open', 'accepted', 'fixed', 'rejected'] as const;
export type FlagStatus = (typeof FLAG_STATUSES)[number];

/** Flags that somebody still has to do something about: a unit that has one isn't in order. */
export const PENDING: readonly FlagStatus[] = ['open', 'accepted'];

export const isPending = (status: FlagStatus): boolean => PENDING.includes(status);
