/** A task done in other threads, several at once. */
export interface Threads<Task, Result> {
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}

/**
 * @param worker the program that does a task, beside the caller's; threads run the built program.
 * @param settings what each thread is started with.
 */
export async function threads<Task, Result>(
  worker: URL,
  settings: unknown,
  count: number,
): Promise<Threads<Task, Result>> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina<Task, Result>({ filename: worker.href, maxThreads: count, workerData: settings });
  return { run: (task) => pool.run(task), close: () => pool.destroy() };
}
