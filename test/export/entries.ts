import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

/** What is in a ZIP archive, by path, in its order; of the paths that are wanted. */
export async function entriesOf(
  archive: Buffer,
  wanted: (path: string) => boolean = () => true,
): Promise<Map<string, Buffer>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(archive, { lazyEntries: true });
  const entries: yauzl.Entry[] = [];
  await new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (wanted(entry.fileName)) entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  const open = promisify(zip.openReadStream.bind(zip)) as (entry: yauzl.Entry) => Promise<NodeJS.ReadableStream>;
  const found = new Map<string, Buffer>();
  for (const entry of entries) found.set(entry.fileName, await buffer(await open(entry)));
  return found;
}
