/** What a text file says of itself before it begins, as site generators and note programs have it. */
export interface FrontMatter {
  title: string | null;
  /** As written: `lang: fr_CA`. */
  language: string | null;
}

const TITLE = /^title\s*[:=]\s*(.+)$/imu;
const LANGUAGE = /^(?:lang|language|locale)\s*[:=]\s*(.+)$/imu;

/**
 * The title and the language out of YAML or TOML. Both are a key and a value on a line at the outermost level, so no parser
 * of either is needed; a title in a block (`title: >`) is taken for none.
 */
export function frontMatterOf(source: string): FrontMatter {
  return { title: scalar(TITLE.exec(source)?.[1]), language: scalar(LANGUAGE.exec(source)?.[1]) };
}

/** Of a title; what is longer is none. */
const LONGEST = 1000;

function scalar(written: string | undefined): string | null {
  const value = written?.trim().slice(0, LONGEST) ?? '';
  const [quote] = value;
  if (quote === '"') return unescaped(/^"((?:[^"\\]|\\.)*)"/u.exec(value)?.[1]);
  if (quote === "'") return /^'((?:[^']|'')*)'/u.exec(value)?.[1]?.replaceAll("''", "'") || null;
  if (quote === undefined || '|>[{&*!'.includes(quote)) return null;
  return value.replace(/\s+#.*$/u, '') || null;
}

/** As far as a title needs it: `\"`, `\\`, and the code points of ASCII-only files. */
function unescaped(text: string | undefined): string | null {
  if (!text) return null;
  return text.replace(/\\(?:u([\da-f]{4})|(.))/giu, (_, code: string | undefined, sign: string) =>
    code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
