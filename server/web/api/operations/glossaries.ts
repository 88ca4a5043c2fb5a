import { z } from 'zod';
import { readGlossary } from '../../../import/glossary/glossary.js';
import { addGlossary, listGlossaries, removeGlossary } from '../../../store/terms.js';
import { type Operation, operation } from '../operation.js';
import { answered, asked } from '../resources/registry.js';
import { Lang, Time } from '../resources/values.js';

const Count = z.number().int().min(0);
const Name = z.string().trim().min(1).max(200);
const params = z.object({ glossary: Name });

const list = operation({
  id: 'listGlossaries',
  method: 'get',
  path: '/glossaries',
  tag: 'checks',
  summary: 'List the glossaries, by name',
  answers: {
    status: 200,
    description: 'All of them.',
    schema: answered(
      'Glossaries',
      z.object({
        items: z.array(
          z.object({ name: z.string(), languages: z.array(Lang), entries: Count, terms: Count, createdAt: Time }),
        ),
      }),
    ),
  },
  handle: async ({ db }) => {
    const glossaries = await listGlossaries(db);
    const items = glossaries.map(({ name, tags: languages, concepts: entries, terms, createdAt }) => ({
      ...{ name, languages, entries, terms, createdAt },
    }));
    return { body: { items } };
  },
});

const put = operation({
  id: 'putGlossary',
  method: 'put',
  path: '/glossaries/{glossary}',
  tag: 'checks',
  summary: 'Store a glossary, in the place of the one of that name',
  description: 'Its terms count like entries of the lexicon: in new alignments and comparisons.',
  params,
  body: asked(
    'NewGlossary',
    z.strictObject({
      format: z.enum(['csv', 'tsv', 'tbx']),
      text: z.string().min(1).describe('The file: a table with a language a column, or TBX.'),
    }),
  ),
  largeBody: true,
  creates: true,
  problems: ['unusable'],
  answers: {
    status: 200,
    description: 'It is stored.',
    schema: answered(
      'StoredGlossary',
      z.object({
        entries: Count,
        replaced: z.boolean(),
        alone: Count.describe('Entries with terms in one language only, which were left out.'),
        unfindable: z.array(z.string()).describe('Terms that can’t be found in texts, which were left out.'),
      }),
    ),
  },
  handle: async ({ db }, { params, body }) => {
    const name = params.glossary;
    const { entries, alone, unfindable } = await readGlossary(
      new TextEncoder().encode(body.text),
      `${name}.${body.format}`,
    );
    const { replaced } = await addGlossary(db, name, entries, new Date());
    return { body: { entries: entries.length, replaced, alone, unfindable } };
  },
});

const remove = operation({
  id: 'deleteGlossary',
  method: 'delete',
  path: '/glossaries/{glossary}',
  tag: 'checks',
  summary: 'Remove a glossary',
  params,
  answers: { status: 204, description: 'It is gone.' },
  handle: async ({ db }, { params }) => {
    await removeGlossary(db, params.glossary, new Date());
    return {};
  },
});

export const GLOSSARY_OPERATIONS: readonly Operation[] = [list, put, remove];
