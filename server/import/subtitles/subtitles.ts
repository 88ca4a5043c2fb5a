import type { Paragraph } from '../../types.js';
import { languageOfFile } from '../declared-language.js';
import { decodeText, refuseIfEmpty } from '../encoding/encoding.js';
import { ParagraphList } from '../paragraph-list.js';
import type { TextReader } from '../types.js';
import { type Cue, subtitleCues } from './subtitle-cues.js';

/**
 * SubRip and WebVTT. Times, positions, styles and the names of voices go; the words stay. A cue is no paragraph: it holds
 * what fits on a screen. So cues are joined while their sentence goes on, and a paragraph ends with the cue that ends a
 * sentence, at a dash of dialogue, at another voice, a sound or a song, or at a long pause. Captions without any full stops are cut
 * at cues after `LONGEST` characters.
 */
export const subtitles: TextReader = {
  kind: 'text',
  id: 'subtitles',
  extensions: ['srt', 'vtt'],
  recognises: (head) => BEGINNING.test(Buffer.from(head.subarray(0, 200)).toString('latin1').replaceAll('\0', '')),
  async read(bytes, name) {
    const { text, encoding, notices } = decodeText(bytes, name);
    const { cues, language } = subtitleCues(text, name);
    const paragraphs = paragraphsOfCues(cues, name);
    if (paragraphs.length === 0) refuseIfEmpty('', name);
    return { title: null, paragraphs, encoding, notices, ...(await languageOfFile(language, paragraphs)) };
  },
};

const BEGINNING =
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:WEBVTT[\s]|\d+\s*\r?\n\s*\d\d:\d\d:\d\d[,.]\d{1,3}\s*-->)/u;

/** Seconds: a sentence without full stop (a sign, a title) doesn't go on after so long. */
const PAUSE = 4;

/** Characters: ten full cues. */
const LONGEST = 800;

const ENDS_SENTENCE = /[.!?…。！？؟।♪][\p{Pe}\p{Pf}"']*$/u;
const TRAILS_OFF = /(?:…|\.{3})$/u;
const STARTS_SMALL = /^(?:…|\.{3})?\s*["'«“„(]*\p{Ll}/u;
const DIALOGUE = /^\s*[-–—‐‑]\s?["«“„…]*[\p{Lu}\p{Lo}\p{N}]/u;

/** What is heard but not said, for those who can't hear: it belongs to no sentence. */
const SOUND = /^\s*[-–—]?\s*(?:\[[^\]]*\]|\([^)]*\))\s*$/u;
const SONG = /^\s*[♪♫]/u;

interface Line {
  text: string;
  voice: string;
  cue: Cue;
  /** Among the lines of its cue. */
  place: number;
}

function paragraphsOfCues(cues: readonly Cue[], name: string): Paragraph[] {
  const list = new ParagraphList(name);
  let text = '';
  let before: Line | undefined;
  for (const cue of cues) {
    for (const [place, own] of cue.lines.entries()) {
      const line: Line = { text: own, voice: cue.voices[place] ?? '', cue, place };
      if (!before || !continues(text, before, line)) {
        list.add('text', text);
        text = '';
      }
      text = text === '' ? own : `${text} ${own}`;
      list.count(own.length);
      before = line;
    }
  }
  list.add('text', text);
  return list.paragraphs;
}

/** Whether what has been said goes on with this line. */
function continues(text: string, before: Line, line: Line): boolean {
  if (line.voice !== before.voice || SOUND.test(text) || SOUND.test(line.text)) return false;
  if (line.place === 0 && SONG.test(line.text)) return false;
  const ended = ENDS_SENTENCE.test(text);
  const speaks = DIALOGUE.test(line.text);
  if (line.place > 0) return !(speaks && (ended || DIALOGUE.test(line.cue.lines[0] ?? '')));
  if (text.length > LONGEST || (speaks && !STARTS_SMALL.test(line.text))) return false;
  if (ended) return TRAILS_OFF.test(text) && STARTS_SMALL.test(line.text);
  return STARTS_SMALL.test(line.text) || line.cue.start - before.cue.end < PAUSE;
}
