import type { Kysely } from 'kysely';
import type { Database } from './tables.js';
import type { FlagReply } from './types.js';

/** Ids in one query: far below SQLite's 32,766 values. */
const BATCH = 1000;

/** What was answered to flags, by the flags' ids, the oldest first. */
export async function repliesTo(
  tx: Kysely<Database>,
  flagIds: readonly number[],
): Promise<ReadonlyMap<number, FlagReply[]>> {
  const replies = new Map<number, FlagReply[]>();
  for (let start = 0; start < flagIds.length; start += BATCH) {
    const rows = await tx
      .selectFrom('flag_reply')
      .selectAll()
      .where('flag_id', 'in', flagIds.slice(start, start + BATCH))
      .orderBy('id')
      .execute();
    for (const { flag_id, ...reply } of rows) replies.set(flag_id, [...(replies.get(flag_id) ?? []), reply]);
  }
  return replies;
}
