import type { InputFile, UnitReader } from '../../server/import/types.js';
import type { FileUnit } from '../../server/types.js';

/** Gives these units for any file; then fails, where it is told to. */
export function readerOf(units: readonly FileUnit[], failure?: Error, source?: string): UnitReader {
  return {
    ...{ kind: 'units', id: 'made', extensions: ['made'], files: 'one' },
    async *read([file], head) {
      if (source !== undefined) head.source = source;
      for await (const _ of file?.open() ?? []);
      yield* units;
      if (failure) throw failure;
    },
  };
}

export const fileOf = (name: string, text = name): InputFile => ({
  name,
  async *open() {
    yield Buffer.from(text);
  },
});
