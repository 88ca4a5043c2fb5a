import type { LanguageTag, Severity } from '../types.js';
import type { TestDocument, Texts } from './documents.js';
import { fromLines, ProgramFailed, type Run, runProgram, TERCET, toLines } from './program.js';

/** A unit as `tercet align --jsonl` prints it, its sides put apart from the rest. */
export interface FoundUnit {
  texts: Texts;
  confidence: number;
  divergences: { type: string; severity: Severity }[];
}

interface Line {
  id: string;
  units?: Record<string, unknown>[];
  error?: string;
}

function readUnit(unit: Record<string, unknown>, tags: readonly LanguageTag[]): FoundUnit {
  return {
    texts: Object.fromEntries(tags.map((tag) => [tag, (unit[tag] ?? []) as string[]])),
    confidence: unit.confidence as number,
    divergences: unit.divergences as FoundUnit['divergences'],
  };
}

/** Aligns documents with the program as users have it. @throws ProgramFailed */
export async function tercet(
  documents: readonly TestDocument[],
  tags: readonly LanguageTag[],
): Promise<{ units: FoundUnit[][]; run: Run }> {
  const input = toLines(documents.map(({ id, given }) => ({ id, versions: given })));
  const run = await runProgram([TERCET, 'align', '--jsonl'], input);
  const units = (fromLines(run.stdout) as Line[]).map(({ id, units: list, error }) => {
    if (!list) throw new ProgramFailed(`${id}: ${error}`);
    return list.map((unit) => readUnit(unit, tags));
  });
  return { units, run };
}
