import { type Token, TokenKind } from '../../words/tokens.js';

/** A French `ne`, by the number of its token, and the token of its other half; null for `ne` by itself. */
export interface Ne {
  at: number;
  half: number | null;
  /** Whether it negates the clause: not where it is mere style (`avant qu’il ne parte`). */
  negates: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const HALVES = set('pas plus jamais rien aucun aucune guère guere personne ni nul nulle nullement aucunement point');
/** Of these, what may stand before `ne`: `personne n’a vu`, `aucun des trois ne vient`. */
const BEFORE = set('jamais rien aucun aucune personne ni nul nulle');
/** How many words from `ne` its other half may be. */
const REACH = 7;
const STOP = /^[.;:!?()«»"“”…]$/u;

/** Verbs that `ne` negates without another word: `ne pouvait accepter`, `n’a cessé`. */
const ALONE = /^(?:peu[txv]|puis|pouv|pourr|pu$|pût|ose|osa|saur|sai[st]|sav|sut|cess)/u;

const isNe = (tokens: readonly Token[], at: number): boolean => {
  const norm = tokens[at]?.norm;
  return norm === 'ne' || (norm === 'n' && /^['’ʼ]$/u.test(tokens[at + 1]?.norm ?? ''));
};

/** The next word from a token in one direction that `wanted` takes, within reach and the same clause. */
function seek(tokens: readonly Token[], from: number, step: 1 | -1, wanted: (norm: string) => boolean): number | null {
  let words = 0;
  for (let at = from + step; at >= 0 && at < tokens.length && words < REACH; at += step) {
    const { norm, kind } = tokens[at] as Token;
    if (STOP.test(norm)) return null;
    if (kind !== TokenKind.Word) continue;
    if (wanted(norm)) return at;
    words++;
  }
  return null;
}

/** With `que` after them these only restrict: `n’ont plus pensé qu’à cela`. */
const RESTRICTED = set('plus jamais guère guere');
const isQue = (norm: string): boolean => norm === 'que' || norm === 'qu';

/** Every `ne` of a sentence that isn’t the first half of `ne … que`. */
export function findNe(tokens: readonly Token[]): Ne[] {
  const found: Ne[] = [];
  tokens.forEach((_, at) => {
    if (!isNe(tokens, at)) return;
    const after = seek(tokens, at, 1, (norm) => HALVES.has(norm) || isQue(norm));
    if (after !== null && RESTRICTED.has(tokens[after]?.norm ?? '') && seek(tokens, after, 1, isQue) !== null) return;
    const before = seek(tokens, at, -1, (norm) => BEFORE.has(norm));
    const half = after !== null && HALVES.has(tokens[after]?.norm ?? '') ? after : before;
    if (half === null && after !== null) return;
    const verb = half === null ? seek(tokens, at, 1, (norm) => ALONE.test(norm)) : null;
    found.push({ at, half, negates: half !== null || (verb !== null && verb - at <= 3) });
  });
  return found;
}
