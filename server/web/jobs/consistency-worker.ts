import type { MessagePort } from 'node:worker_threads';
import { openDatabase } from '../../store/connection.js';
import { type ConsistencyReport, consistencyReport } from '../../store/consistency-report.js';

export interface ConsistencyInput {
  dbPath: string;
  port: MessagePort;
}

/** Runs in a thread of its own: every document is read and analysed. */
export default async function work({ dbPath, port }: ConsistencyInput): Promise<ConsistencyReport> {
  const db = openDatabase(dbPath);
  try {
    return await consistencyReport(db, new Date(), (done) => port.postMessage(done));
  } finally {
    port.close();
    await db.destroy();
  }
}
