import { expect, test } from '@jest/globals';
import { readSource } from '../../../server/import/read-source.js';
import { refusalOf } from '../refusal.js';
import { column, packedPdfFile, pdfFile } from './pdf-file.js';

const GOOD = pdfFile([column(['The lamp was lit by hand every evening.'])]);
const withText = (from: string, to: string) => Buffer.from(GOOD.toString('latin1').replace(from, to), 'latin1');

test.each<[string, Uint8Array, object]>([
  ['a text', Buffer.from('Just a text.'), { code: 'pdf-broken' }],
  ['cut off', GOOD.subarray(0, -10), { code: 'pdf-broken' }],
  ['a beginning and an end only', Buffer.from('%PDF-1.7\n%%EOF'), { code: 'pdf-broken' }],
  [
    'under a password',
    withText(
      '/Info 3 0 R',
      `/Info 3 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> >>`,
    ),
    { code: 'file-encrypted' },
  ],
  ['what unpacks without end', packedPdfFile(Buffer.alloc(101_000_000, ' ')), { code: 'archive-unpacked' }],
  [
    'what draws without end',
    packedPdfFile(Buffer.from('BT /A 10 Tf 60 700 Td (a) Tj ET '.repeat(160_000))),
    { code: 'pdf-page' },
  ],
  ['a scan', pdfFile([[], [], [{ text: '3', x: 60, y: 100 }]]), { code: 'pdf-no-text' }],
  ['no pages', pdfFile([]), { code: 'pdf-no-text' }],
])('refused: %s', async (_case, bytes, expected) => {
  expect(await refusalOf(() => readSource(bytes, 'x.pdf', { format: 'pdf' }))).toMatchObject({
    name: 'x.pdf',
    ...expected,
  });
});
