import { InputError } from '../../errors.js';

/** What is shown at one time. */
export interface Cue {
  /** Seconds. */
  start: number;
  end: number;
  /** Without tags; none is empty. */
  lines: string[];
  /** Who speaks each line, where the file says so (`<v Anna>`); else ''. */
  voices: string[];
}

export interface SubtitleFile {
  cues: Cue[];
  /** Of a WebVTT file's header. */
  language: string | null;
}

const TIME = /(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.:](\d{1,3})/u;
const TIMES = new RegExp(`^\\s*${TIME.source}\\s*-{1,2}>\\s*${TIME.source}(?=\\s|$)`, 'u');

/** Blocks of WebVTT that aren't shown. */
const UNSEEN = /^(?:NOTE|STYLE|REGION)(?:\s|$)/u;

/** `<i>`, `<font color=…>`, `<c.loud>`, `<00:01.000>`, `{\an8}`, `{y:i}`: a person's `<` or `{` is followed by something else. */
const TAGS = /<\/?[\p{L}][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}|\{[\p{L}]:[^{}]*\}/gu;
/** How ruby is read. */
const READING = /<rt>.*?(?:<\/rt>|$)/gu;
const VOICE = /<v(?:\.[^\s<>]*)?\s+([^<>\s][^<>]*)>/u;
const ROLLING = /<\d{1,2}:\d\d[:.]\d/u;

const NAMED: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f', quot: '"', apos: "'" },
};

/**
 * The cues of a SubRip (.srt) or WebVTT (.vtt) file, in its order. Blank lines within a cue, and missing ones between
 * cues, are both met with in SubRip files and do no harm.
 * @throws InputError `subtitles-none`, `subtitles-time`
 */
export function subtitleCues(text: string, name: string): SubtitleFile {
  const lines = text.split(/\r\n?|\n/u);
  const isVtt = /^\ufeff?WEBVTT(?=\s|$)/u.test(lines[0] ?? '');
  const cues: Cue[] = [];
  let unseen = false;
  lines.forEach((line, at) => {
    const cue = line.includes('>') ? timesOf(line) : null;
    const afterBlank = at === 0 || lines[at - 1]?.trim() === '';
    if (cue) {
      takeNumberBack(cues.at(-1), lines, at);
      cues.push(cue);
      unseen = false;
      return;
    }
    if (line.includes('-->') && (afterBlank || /^\s*\d+\s*$/u.test(lines[at - 1] ?? ''))) {
      throw new InputError('subtitles-time', { name, line: at + 1 });
    }
    if (isVtt && afterBlank) unseen = UNSEEN.test(line);
    if (!unseen && line.trim() !== '') cues.at(-1)?.lines.push(line);
  });
  if (cues.length === 0) throw new InputError('subtitles-none', { name });
  const rolls = isVtt && ROLLING.test(text);
  return { cues: (rolls ? unrolled(cues) : cues).map(plain), language: isVtt ? languageIn(lines) : null };
}

function timesOf(line: string): Cue | null {
  const found = TIMES.exec(line);
  if (!found) return null;
  const [start = 0, end = 0] = [1, 5].map((at) => {
    const [hours, minutes, seconds, fraction = ''] = found.slice(at, at + 4);
    return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
  });
  return { start, end, lines: [], voices: [] };
}

/** The line before a cue's times is its number or name, and no part of the cue before: after a blank line, or a number. */
function takeNumberBack(before: Cue | undefined, lines: readonly string[], at: number): void {
  const name = lines[at - 1] ?? '';
  if (!before || name.trim() === '' || before.lines.at(-1) !== name) return;
  if (/^\s*\d+\s*$/u.test(name) || lines[at - 2]?.trim() === '') before.lines.pop();
}

/** A voice holds until another is named, or the cue ends. */
function plain(cue: Cue): Cue {
  const found: Cue = { ...cue, lines: [], voices: [] };
  let voice = '';
  for (const written of cue.lines) {
    voice = VOICE.exec(written)?.[1]?.trim() ?? voice;
    const line = withoutTags(written).trim();
    if (line === '') continue;
    found.lines.push(line);
    found.voices.push(voice);
  }
  return found;
}

const withoutTags = (line: string): string =>
  line
    .replace(READING, '')
    .replace(TAGS, '')
    .replace(/&(\p{L}+);/gu, (whole, entity: string) => NAMED[entity] ?? whole);

/** Captions made by a machine roll: each cue repeats the last line of the one before, with its next words. */
function unrolled(cues: readonly Cue[]): Cue[] {
  let last = '';
  return cues.map((cue) => {
    const lines = cue.lines.filter((line) => {
      const shown = withoutTags(line).trim();
      const isNew = shown !== last && shown !== '';
      if (isNew) last = shown;
      return isNew;
    });
    return { ...cue, lines };
  });
}

function languageIn(lines: readonly string[]): string | null {
  const header = lines.slice(0, Math.max(lines.indexOf(''), 0));
  return header.map((line) => /^Language:\s*(\S+)/u.exec(line)?.[1]).find((found) => found !== undefined) ?? null;
}
