import { InputError } from '../../../server/errors.js';
import type { InputFile, UnitFileHead, UnitReader } from '../../../server/import/types.js';
import type { FileUnit } from '../../../server/types.js';

/** A file in memory, given in pieces of so many bytes. */
export function file(name: string, content: string | Uint8Array, other: Partial<InputFile> & { piece?: number } = {}) {
  const { piece = 1000, ...rest } = other;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const input: InputFile = {
    name,
    ...rest,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
  return input;
}

export interface ReadUnits {
  units: FileUnit[];
  head: UnitFileHead;
}

export async function read(reader: UnitReader, ...files: InputFile[]): Promise<ReadUnits> {
  const head: UnitFileHead = { notices: [] };
  const units: FileUnit[] = [];
  for await (const unit of reader.read(files, head)) units.push(unit);
  return { units, head };
}

/** Each unit's texts as `en:One|Two fr:Un`. */
export async function texts(reader: UnitReader, ...files: InputFile[]): Promise<string[]> {
  const { units } = await read(reader, ...files);
  return units.map((unit) =>
    Object.entries(unit.texts)
      .map(([tag, segments]) => `${tag}:${segments.join('|')}`)
      .join(' '),
  );
}

/** What a file is refused with. */
export async function refusal(reader: UnitReader, ...files: InputFile[]): Promise<{ code: string; params: object }> {
  try {
    await read(reader, ...files);
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('It was read.');
}
