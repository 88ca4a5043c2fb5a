/**
 * How much a text reads like one, judged by its characters beyond ASCII alone: those are what a wrong single-byte
 * encoding gets wrong. Typical prose scores about 1, a wrong reading mostly below 0.
 *
 * The signs are those that a person goes by: a capital after a small letter, two scripts in one word, a symbol inside
 * a word, a quotation mark that opens nothing; and, as all Cyrillic encodings give letters for letters, how frequent
 * the letters are. (Mozilla's charset detectors judge by letter pairs, and need a table for each language; case and
 * letters are enough for the encodings of Tercet's languages, see the tests for the shortest texts.)
 */
export function plausibility(text: string): number {
  let sum = 0;
  let count = 0;
  let before = SPACE;
  const characters = [...text];
  for (let i = 0; i < characters.length; i += 1) {
    const character = characters[i] ?? ' ';
    const current = traits(character);
    if (!current.ascii) {
      sum += score(before, current, traits(characters[i + 1] ?? ' '));
      count += 1;
    }
    before = current;
  }
  return count === 0 ? 0 : sum / count;
}

/** Penalties, in the unit of the mean: one clearly wrong sign outweighs one or two letters that happen to fit. */
const WRONG_CASE = -1.5;
const MIXED_SCRIPTS = -2;
/** Three accented letters in a row: Latin read for another alphabet. */
const ALL_ACCENTS = -1;
const SYMBOL_IN_WORD = -1.5;
const STRAY_SYMBOL = -0.7;
const NOT_A_CHARACTER = -3;

interface Traits {
  ascii: boolean;
  script: 'Latin' | 'Cyrillic' | 'Greek' | 'other' | null;
  upper: boolean;
  lower: boolean;
  digit: boolean;
  /** A word of one letter in French, Italian, Portuguese or Spanish. Russian's are too many to tell anything. */
  alone: boolean;
  /** What the character adds where nothing speaks against it. */
  worth: number;
  role: 'letter' | 'quotation' | 'joining' | 'sign' | 'stray' | 'space' | 'none';
}

function score(before: Traits, current: Traits, after: Traits): number {
  const letterBefore = before.script !== null;
  const letterAfter = after.script !== null;
  switch (current.role) {
    case 'letter':
      if (letterBefore && before.script !== current.script) return MIXED_SCRIPTS;
      if (letterAfter && after.script !== current.script) return MIXED_SCRIPTS;
      if (current.upper && before.lower) return WRONG_CASE;
      if (current.script === 'Latin' && letterBefore && letterAfter && !before.ascii && !after.ascii)
        return ALL_ACCENTS;
      return letterBefore || letterAfter ? current.worth : aloneWorth(current, before);
    case 'quotation':
    case 'sign':
    case 'stray':
      return letterBefore && letterAfter ? SYMBOL_IN_WORD : current.worth;
    default:
      return current.worth;
  }
}

/**
 * A letter by itself proves little: read wrongly, the one pound sign of an English text is a Cyrillic letter. After a
 * digit, it more likely was a fraction or a unit.
 */
function aloneWorth(letter: Traits, before: Traits): number {
  return before.digit ? -0.5 : Math.min(letter.worth, letter.alone ? 0.6 : 0.1);
}

const known = new Map<string, Traits>();

function traits(character: string): Traits {
  let found = known.get(character);
  if (!found) {
    found = describe(character);
    known.set(character, found);
  }
  return found;
}

function describe(character: string): Traits {
  const ascii = character < '\u0080';
  const script = scriptOf(character);
  const upper = /\p{Lu}/u.test(character);
  const lower = /\p{Ll}/u.test(character);
  const role = script === null ? roleOf(character) : 'letter';
  const digit = character >= '0' && character <= '9';
  const alone = /[àéèóôáÀÉÈÔ]/u.test(character);
  const worth = script === null ? signWorth(role) : letterWorth(character, script);
  return { ascii, script, upper, lower, digit, alone, role, worth };
}

const SPACE = describe(' ');

function scriptOf(character: string): Traits['script'] {
  if (!/\p{L}/u.test(character) || /[ªº]/u.test(character)) return null;
  if (/\p{Script=Latin}/u.test(character)) return 'Latin';
  if (/\p{Script=Cyrillic}/u.test(character)) return 'Cyrillic';
  return /\p{Script=Greek}/u.test(character) ? 'Greek' : 'other';
}

function roleOf(character: string): Traits['role'] {
  if (/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/u.test(character) && !/\s/u.test(character)) return 'none';
  // Between two letters, an apostrophe (or an acute typed for one), a dash, a soft hyphen or a no-break space is at home.
  if (/[’‘´\u00ad–—]/u.test(character)) return 'joining';
  if (/[\s\p{Zs}]/u.test(character)) return 'space';
  if (/[«»“”„‹›¿¡…]/u.test(character)) return 'quotation';
  return /[№€£§©®™°•†±×½¼¾²³ªº%]/u.test(character) ? 'sign' : 'stray';
}

function signWorth(role: Traits['role']): number {
  if (role === 'none') return NOT_A_CHARACTER;
  if (role === 'stray') return STRAY_SYMBOL;
  return role === 'sign' ? 0.2 : 0.6;
}

/** Letters per thousand of Russian prose (the usual order о, е, а, и, н, т, с, р, в, л). */
const RUSSIAN: Record<string, number> = {
  ...{ о: 110, е: 85, а: 80, и: 74, н: 67, т: 63, с: 55, р: 47, в: 45, л: 44, к: 35, м: 32, д: 30, п: 28, у: 26 },
  ...{ я: 20, ы: 19, ь: 17, г: 17, з: 16, б: 16, ч: 14, й: 12, х: 10, ж: 9, ш: 7, ю: 6, ц: 5, щ: 4, э: 3, ф: 3 },
  ...{ ъ: 0.4, ё: 1.5 },
  // Of Ukrainian and Belarusian: rarer in a file than the Russian letters, likelier than a symbol in their place.
  ...{ і: 5, ї: 5, є: 5, ґ: 3, ў: 5 },
};

/** The letters beyond ASCII of French and of its neighbours; the rest of Latin-1 (ð, ø, ý…) is rarer. */
const WESTERN = /[àâäçéèêëîïôöùûüÿœæñáíóúß]/iu;

function letterWorth(character: string, script: Traits['script']): number {
  const small = character.toLowerCase();
  // The logarithm makes the mean over prose about 1, and that over letters shuffled among themselves about 0.5.
  if (script === 'Cyrillic') return Math.log10((RUSSIAN[small] ?? 0.2) / 3) * 0.9;
  if (script === 'Latin') return WESTERN.test(character) ? 1 : 0.4;
  return script === 'Greek' ? 0.75 : 0.6;
}
