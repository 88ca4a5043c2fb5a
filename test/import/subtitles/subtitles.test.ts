import { expect, test } from '@jest/globals';
import { readSource } from '../../../server/import/read-source.js';
import { linesOf, refusalOf } from '../refusal.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const time = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')},000`;

/** A SubRip file with these cues, each of two seconds, one after the other but for `gap` seconds. */
const srt = (cues: string[], gap = 0) =>
  cues.map((cue, n) => `${n + 1}\n${time(n * (2 + gap))} --> ${time(n * (2 + gap) + 2)}\n${cue}\n\n`).join('');

const vtt = (cues: string[]) => `WEBVTT - x\nKind: captions\nLanguage: en\n\n${srt(cues).replaceAll(',000', '.000')}`;

test.each<[string, string, string[]]>([
  [
    'a sentence over several cues',
    srt(['It was a long way', 'to the village,', 'and nobody\nknew it. Then', 'we left.']),
    ['text: It was a long way to the village, and nobody knew it. Then we left.'],
  ],
  [
    'sentences',
    srt(['It was late.', 'We left!', '“Why?”', 'We left … ', 'and came back.']),
    ['text: It was late.', 'text: We left!', 'text: “Why?”', 'text: We left … and came back.'],
  ],
  [
    'dialogue in a cue',
    srt(['- Is it late?\n- No.', '- Yes\n- Well', '— Пойдём?']),
    ['text: - Is it late?', 'text: - No.', 'text: - Yes', 'text: - Well', 'text: — Пойдём?'],
  ],
  ['a dash that is none', srt(['We left -\nand came back']), ['text: We left - and came back']],
  ['long pauses', srt(['PART ONE', 'The lamp', 'was lit.'], 5), ['text: PART ONE', 'text: The lamp was lit.']],
  [
    'tags and positions',
    srt(['{\\an8}<i>One</i> <font color="#fff">two</font>', '{y:b}3 < 4 &amp; 5 {sic}.']),
    ['text: One two 3 < 4 & 5 {sic}.'],
  ],
  ['no blank lines between cues', srt(['One.', 'Two.']).replaceAll('\n\n', '\n'), ['text: One.', 'text: Two.']],
  ['blank lines in a cue', srt(['One\n\ntwo.', 'Three.']), ['text: One two.', 'text: Three.']],
  ['figures in a cue', srt(['How many?\n\n12', 'Twelve.']), ['text: How many? 12 Twelve.']],
  ['no numbers', srt(['One.', 'Two.']).replaceAll(/^\d\n/gmu, ''), ['text: One.', 'text: Two.']],
  [
    'line ends of Windows, a byte order mark',
    `\ufeff${srt(['One\ntwo.']).replaceAll('\n', '\r\n')}`,
    ['text: One two.'],
  ],
  ['short times, positions', '1\n0:0:1.5 --> 0:0:2.25 X1:10 Y1:20\nOne.', ['text: One.']],
  [
    'captions without stops',
    srt(Array.from({ length: 8 }, () => 'word '.repeat(60).trim())),
    [
      ['text:', ...Array(180).fill('word')].join(' '),
      ['text:', ...Array(180).fill('word')].join(' '),
      ['text:', ...Array(120).fill('word')].join(' '),
    ],
  ],
  [
    'sounds',
    srt(['It was', '[thunder]', 'late.', '(sighs) Well', '- [door]\n- Yes.']),
    ['text: It was', 'text: [thunder]', 'text: late.', 'text: (sighs) Well', 'text: - [door]', 'text: - Yes.'],
  ],
  ['songs', srt(['We left', '♪ La la,', 'la ♪', 'Well.']), ['text: We left', 'text: ♪ La la, la ♪', 'text: Well.']],
  ['ruby', vtt(['<ruby>a<rt>x</rt>b<rt>y</ruby> c.']), ['text: ab']],
  [
    'voices',
    vtt(['<v Anna>One', '<v Anna>two', '<v.loud Boris>three</v>', '<v Anna>Four.\n<v Boris>Five.']),
    ['text: One two', 'text: three', 'text: Four.', 'text: Five.'],
  ],
  [
    'notes, styles, names of cues',
    `WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE x\nyy\n\nintro\n00:01.000 --> 00:02.000 align:start\nOne\n\nNOTE z\n\nnext\n00:02.000 --> 00:03.000\n<c.x>two</c>.`,
    ['text: One two.'],
  ],
  [
    'captions that roll',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n \nwe<00:01.500><c> went</c>\n\n00:02.000 --> 00:02.010\nwe went\n \n\n00:02.010 --> 00:04.000\nwe went\nhome<00:03.000><c> late</c>\n\n00:04.000 --> 00:04.010\nhome late\n ',
    ['text: we went home late'],
  ],
])('%s', async (_case, text, expected) => {
  expect(await linesOf(utf8(text), text.includes('WEBVTT') ? 'x.vtt' : 'x.srt')).toEqual(expected);
});

test('the language that its header names', async () => {
  expect((await readSource(utf8(vtt(['One.'])), 'x')).tag).toBe('en');
});

test('by its first bytes', async () => expect(await linesOf(utf8(srt(['One.'])), 'pasted')).toEqual(['text: One.']));

test.each<[string, string, object]>([
  ['a text', 'Just a text.', { code: 'subtitles-none' }],
  ['nothing', '', { code: 'empty-file' }],
  ['no words', srt(['<i></i>']), { code: 'empty-file' }],
  ['times that are none', `${srt(['One.'])}2\n00:00:xx --> 00:00:04,000\nTwo.`, { code: 'subtitles-time', line: 6 }],
  ['times that were cut', `${srt(['One.'])}2\n00:00:02,000 -->`, { code: 'subtitles-time', line: 6 }],
  ['a sound', 'ID3\x03', { code: 'file-media' }],
])('refused: %s', async (_case, text, expected) => {
  expect(await refusalOf(() => readSource(utf8(text), 'x.srt'))).toMatchObject({ name: 'x.srt', ...expected });
});
