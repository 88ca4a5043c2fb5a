/** What is known of a text's words when a word that was cut at the end of a line is put together. */
export interface KnownWords {
  /** In small letters: all words of the text, with their hyphens. */
  words: ReadonlySet<string>;
  /** The language's primary subtag; '' where it isn't known. */
  language: string;
  /**
   * What hyphens at the ends of lines are, where it is known: `own` where the text isn't hyphenated, so that they are
   * the words' own; `marked` where U+2010 stands for those that only cut a word.
   */
  hyphens?: 'own' | 'marked' | 'either';
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
    [
      /^(?:self|non|half|all|well|mid|cross|long|short|full|high|low)$/u,
      /^(?!(?:ages?|day|dle|e[dnrs]|ened|ening|ers|ered|ering|est|field|ing|ings|ish|lands?|lights?|ly|ness|night|st)$)/u,
    ],
    [/^ex$/u, /^(?:boyf|chief|conv|dire|empl|gir|husb|minis|offi|pres|prim|soldier|sovi|wi[fv]e)/u],
    [/^co$/u, /^(?:auth|chair|direct|found|own|pilot|sponsor|work|wr)/u],
    [/^\p{L}{4,}$/u, /^(?:backed|based|born|funded|led|owned|related|speaking)$/u],
    [/^(?:second|third|fourth|fifth)$/u, /^(?:best|biggest|hand|highest|largest|longest|placed|smallest)$/u],
    [
      /^(?:twen|thir|for|fif|six|seven|eigh|nine)ty$/u,
      /^(?:one|two|three|four|five|six|seven|eight|nine|\p{L}+(?:st|nd|rd|th))$/u,
    ],
  ],
  // A pronoun after its verb begins like the ends of many words: « dit-il », but « cou-leur ».
  fr: [
    [/[dt]$/u, /^(?:ce|elles?|ils?|on)$/u],
    [/[eiésx]$/u, /^(?:je|tu)$/u],
    [/[eszx]$/u, /^(?:en|les?|la|leur|lui|moi|nous|soi|toi|vous|y)$/u],
    [/./u, /^(?:ci|là|mêmes?|être)$/u],
    [/^ex$/u, /^(?:chef|direct|femme|mari|ministre|otage|prem|président|soldat|époux)/u],
    [/^(?:celui|celle|ceux|celles|vice|demi|mi|semi|non|porte|sous|avant|après|arrière|sud|nord|quasi)$/u, /./u],
    [
      /^(?:vingt|trente|quarante|cinquante|soixante|quatre|dix)$/u,
      /^(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|vingt)/u,
    ],
  ],
  ru: [
    [/./u, /^(?:либо|нибудь|таки)$/u],
    [
      /^(?:к(?:ак|акая|акие|аких|акого|акое|акой|акому|аком|акую|ем|огда|ого|ом|ому|то|уда)|где|откуда|почему|зачем|сколько|что|чего|чему|чем|чём|чей|чья|чьё|чьи)$/u,
      /^то$/u,
    ],
    [/^(?:кое|экс|вице|северо|юго)$/u, /./u],
    [/^из$/u, /^(?:за|под)$/u],
    [/^по$/u, /^(?!(?:тому|этому|чему)$).*(?:[сц]ки|[оеё]му)$/u],
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
  const rest = line.slice(second.length);
  if (hyphen !== '' && second !== '') {
    const stays = hyphen !== '\u00ad' && keepsHyphen(first.toLowerCase(), hyphen, second.toLowerCase(), rest, known);
    return stays ? text + line : text.slice(0, -1) + line;
  }
  // "Ak-" and "Bulut", "J.-" and "C.", "1991–" and "2010": nothing was cut, and no space was there.
  if (/[^\s\p{Pd}][-\u2010\u2011–]$/u.test(tail) && /^[\p{L}\p{N}]/u.test(line)) return text + line;
  if (/\S—$/u.test(tail) || (UNSPACED.test(tail.slice(-1)) && UNSPACED.test(line.charAt(0)))) return text + line;
  return `${text} ${line}`;
}

/** Little words in the middle of a compound: “state-of-the-art”, « vis-à-vis », « cessez-le-feu ». */
const LINKS = /^(?:a|and|by|de|du|en|for|in|la|le|les|of|on|or|the|to|up|à|au|aux|sous|sur)$/u;

function keepsHyphen(first: string, hyphen: string, second: string, rest: string, known: KnownWords): boolean {
  const { words, language, hyphens } = known;
  if (words.has(`${first}-${second}`)) return true;
  if (words.has(first + second)) return false;
  if (hyphens === 'own') return true;
  if (hyphens === 'marked') return hyphen === '-';
  // No word is cut after its first letter, or before its last.
  if (first.length === 1 || second.length === 1) return true;
  if (LINKS.test(second) && /^[-\u2010]\p{L}/u.test(rest)) return true;
  return (COMPOUNDS[language] ?? []).some(([before, after]) => before.test(first) && after.test(second));
}
