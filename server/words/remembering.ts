/** Words recur from text to text; to remember more than this would only be a leak in a long-lived process. */
const MOST = 100_000;

/** A function of a word that remembers what it answered. */
export function remembering<Answer>(answer: (word: string) => Answer, most = MOST): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined || known.has(word)) return found as Answer;
    const made = answer(word);
    if (known.size > most) known.clear();
    known.set(word, made);
    return made;
  };
}
