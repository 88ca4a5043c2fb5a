import { run } from './tools.js';

/** Debian's own Python has the package; one that comes before it on the path needn't. */
const PYTHON = '/usr/bin/python3';
const PACKAGE = '/usr/lib/python3/dist-packages/translate';

/** Any warning is an error. What it makes of each unit, a line of JSON each. */
const PROGRAM = `
import json, sys, warnings
warnings.simplefilter('error')
from translate.storage import factory
for unit in factory.getobject(sys.argv[1]).units:
    if unit.isheader():
        continue
    approved = unit.isapproved() if hasattr(unit, 'isapproved') else None
    target = str(unit.target) if unit.target is not None else ''
    print(json.dumps({'source': str(unit.source), 'target': target, 'approved': approved, 'fuzzy': unit.isfuzzy(), 'notes': unit.getnotes()}))
`;

export interface ToolkitUnit {
  source: string;
  target: string;
  approved: boolean | null;
  fuzzy: boolean;
  notes: string;
}

export const translateToolkit = {
  needs: [PYTHON, PACKAGE],

  /** What it reads in a file. */
  async units(path: string): Promise<ToolkitUnit[]> {
    const lines = (await run(PYTHON, ['-c', PROGRAM, path])).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as ToolkitUnit);
  },
};
