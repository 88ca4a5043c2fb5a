import { z } from 'zod';
import { CHECK_SETTINGS, checkStates, checksMissing, setChecks, settingOf } from '../../../store/check-settings.js';
import type { Wording } from '../../../wording.js';
import type { Context } from '../../context.js';
import { documentOf } from '../../context.js';
import { checkName, FAMILIES, familyOf } from '../../families.js';
import { type Operation, operation } from '../operation.js';
import { answered, asked } from '../resources/registry.js';
import { PathId } from '../resources/values.js';

const Setting = z.enum(CHECK_SETTINGS).describe('As it is, its findings as hints only, or not at all.');

const Checks = answered(
  'Checks',
  z.object({
    checks: z.array(
      z.object({
        id: z.string(),
        name: z.string().describe('In the language that was asked for.'),
        family: z.enum(FAMILIES),
        setting: Setting.describe('What holds.'),
        byDefault: Setting.describe('As the check comes.'),
        general: Setting.nullable().describe('As it was set for all documents; null where it wasn’t.'),
        own: Setting.nullable().describe('As it was set for this document; null where it wasn’t.'),
      }),
    ),
    missing: z
      .array(z.string())
      .describe('Checks that are to be seen in the document but haven’t looked at it: compare it anew.'),
  }),
);

const CheckChange = asked(
  'CheckChange',
  z
    .record(z.string().max(40), Setting.nullable())
    .describe('By check; null takes back what was set. Checks that aren’t named stay as they are.'),
);

async function checksView({ db }: Context, id: number | null, wording: Wording): Promise<z.infer<typeof Checks>> {
  const states = await checkStates(db, id);
  return {
    checks: states.map((state) => ({
      ...{ id: state.id, name: checkName(state.id, wording), family: familyOf(state.id), setting: settingOf(state) },
      ...{ byDefault: state.byDefault, general: state.general, own: state.own },
    })),
    missing: id === null ? [] : await checksMissing(db, id),
  };
}

const answers = { status: 200, description: 'Every check.', schema: Checks } as const;
const params = z.object({ document: PathId });

const general = operation({
  id: 'getChecks',
  method: 'get',
  path: '/checks',
  tag: 'checks',
  summary: 'See how each check is shown',
  answers,
  handle: async (context, { wording }) => ({ body: await checksView(context, null, wording) }),
});

const setGeneral = operation({
  id: 'setChecks',
  method: 'patch',
  path: '/checks',
  tag: 'checks',
  summary: 'Say how checks are to be shown',
  body: CheckChange,
  problems: ['unusable'],
  answers,
  handle: async (context, { body, wording }) => {
    await setChecks(context.db, null, body, new Date());
    return { body: await checksView(context, null, wording) };
  },
});

const ofDocument = operation({
  id: 'getDocumentChecks',
  method: 'get',
  path: '/documents/{document}/checks',
  tag: 'checks',
  summary: 'See how each check is shown in a document',
  params,
  answers,
  handle: async (context, { params, wording }) => {
    const { id } = await documentOf(context, params.document);
    return { body: await checksView(context, id, wording) };
  },
});

const setOfDocument = operation({
  id: 'setDocumentChecks',
  method: 'patch',
  path: '/documents/{document}/checks',
  tag: 'checks',
  summary: 'Say how checks are to be shown in a document',
  params,
  body: CheckChange,
  problems: ['unusable'],
  answers,
  handle: async (context, { params, body, wording }) => {
    const { id } = await documentOf(context, params.document);
    await setChecks(context.db, id, body, new Date());
    return { body: await checksView(context, id, wording) };
  },
});

export const CHECK_OPERATIONS: readonly Operation[] = [general, setGeneral, ofDocument, setOfDocument];
