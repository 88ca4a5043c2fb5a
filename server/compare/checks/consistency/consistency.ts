import type { DocumentCheck, DocumentPass } from '../../check.js';
import { namePass } from './names.js';
import { segmentPass } from './segments.js';
import { termPass } from './terms.js';

export const consistency: DocumentCheck = {
  id: 'consistency',
  name: 'Consistency',
  description:
    'Over a whole document: a text of three content words or more that stands several times in one version and is rendered in several ways in another; a name that one version spells in two ways where another has one spelling; a term of your glossary rendered now by one of its terms, now by another. Case, spaces and punctuation don’t count, nor do case endings and what is derived from a name; where only function words differ, it is a hint.',
  severity: 'minor',
  begin: (document) => {
    const passes: DocumentPass[] = [segmentPass(), namePass(document), termPass(document)];
    return {
      see: (unit, number) => {
        for (const pass of passes) pass.see(unit, number);
      },
      findings: function* () {
        for (const pass of passes) yield* pass.findings();
      },
    };
  },
};
