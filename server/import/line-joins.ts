/** What is known of a text's words when a word that was cut at the end of a line is put together. */
export interface KnownWords {
  /** In small letters: all words of the text, with their hyphens. */
  words: ReadonlySet<string>;
  /** The language's primary subtag; '' where it isn't known. */
  language: string;
}

const WORD = /[\p{L}\p{M}]+(?:[-\u2010\u2011'’][\p{L}\p{M}]+)*/gu;

export function wordsOf(lines: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const line of lines) for (const [word] of line.matchAll(WORD)) words.add(folded(word));
  return words;
}

const folded = (word: string): string => word.toLowerCase().replace(/[\u2010\u2011]/gu, '-');

/** Words with a hyphen of their own, as their first and second parts; of the rest, most were only cut. */
const COMPOUNDS: Record<string, [first: RegExp, second: RegExp][]> = {
  en: [
    [/^(?:self|non|ex|co|half|all|well|mid|cross|long|short|full|high|low)$/u, /./u],
    [
      /^(?:twen|thir|for|fif|six|seven|eigh|nine)ty$/u,
      /^(?:one|two|three|four|five|six|seven|eight|nine|\p{L}+(?:st|nd|rd|th))$/u,
    ],
  ],
  fr: [
    [/./u, /^(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|là|moi|toi|soi|lui|leur|les|y|en|t|mêmes?|être)$/u],
    [/^(?:celui|celle|ceux|celles|vice|demi|mi|semi|non|ex|porte|sous|avant|après|arrière|sud|nord|quasi)$/u, /./u],
    [
      /^(?:vingt|trente|quarante|cinquante|soixante|quatre|dix)$/u,
      /^(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|vingt)/u,
    ],
  ],
  ru: [
    [/./u, /^(?:то|либо|нибудь|таки)$/u],
    [/^(?:кое|экс|вице|северо|юго)$/u, /./u],
    [/^по$/u, /(?:[сц]ки|[оеё]му)$/u],
    [/^во?$/u, /ых|ьих$/u],
  ],
};

const CUT = /([\p{L}\p{M}][\p{L}\p{M}'’]*)([-\u2010\u00ad])$/u;
const GOES_ON = /^[\p{Ll}\p{Lo}][\p{L}\p{M}'’]*/u;

/** Scripts written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}。、，]/u;

/** A paragraph may be long; what decides is in its last word. */
const LONGEST_WORD = 60;

/**
 * Two lines of one paragraph as one. A word cut in two is put together: without its hyphen where the text has it so
 * elsewhere, with it where the text has that, and else as its language mostly does.
 */
export function joinLines(text: string, line: string, known: KnownWords): string {
  const tail = text.slice(-LONGEST_WORD);
  const [, first = '', hyphen = ''] = CUT.exec(tail) ?? [];
  const second = GOES_ON.exec(line)?.[0] ?? '';
  if (hyphen !== '' && second !== '') {
    const stays = hyphen !== '\u00ad' && keepsHyphen(first.toLowerCase(), second.toLowerCase(), known);
    return stays ? text + line : text.slice(0, -1) + line;
  }
  // "Ak-" and "Bulut", "J.-" and "C.", "1991–" and "2010": nothing was cut, and no space was there.
  if (/[^\s\p{Pd}][-\u2010\u2011–]$/u.test(tail) && /^[\p{L}\p{N}]/u.test(line)) return text + line;
  if (/\S—$/u.test(tail) || (UNSPACED.test(tail.slice(-1)) && UNSPACED.test(line.charAt(0)))) return text + line;
  return `${text} ${line}`;
}

function keepsHyphen(first: string, second: string, { words, language }: KnownWords): boolean {
  if (words.has(`${first}-${second}`)) return true;
  if (words.has(first + second)) return false;
  return (COMPOUNDS[language] ?? []).some(([before, after]) => before.test(first) && after.test(second));
}
