import type {
  AlignedDocument,
  Divergence,
  LanguageTag,
  NewDocument,
  ParagraphKind,
  Version,
} from '../../server/types.js';
import { plainParts } from '../store/generate.js';

/** A small document made by hand: four versions, two of them in French, one written from right to left. */

interface Row {
  kind?: ParagraphKind;
  /** Starts a new paragraph. */
  opens?: boolean;
  texts: Record<LanguageTag, string[]>;
  divergences?: Divergence[];
}

const ROWS: Row[] = [
  {
    kind: 'heading',
    opens: true,
    texts: { en: ['The old bridge'], fr: ['Le vieux pont'], 'fr-x-2': ['Le pont ancien'], ar: ['الجسر القديم'] },
  },
  {
    opens: true,
    texts: {
      en: ['It has crossed the river since 1742.', 'Bakers used it.'],
      fr: ['Il franchit la rivière depuis 1742 et les boulangers l’empruntaient.'],
      'fr-x-2': ['Il enjambe la rivière depuis 1724 et les boulangers l’empruntaient.'],
      ar: ['يعبر النهر منذ عام 1742 وكان الخبازون يستخدمونه.'],
    },
    divergences: [
      {
        type: 'number',
        variant: 'odd',
        params: { lang: 'fr-x-2', value: '1724', others: ['en', 'fr', 'ar'], otherValue: '1742' },
        severity: 'major',
        culprit: 'fr-x-2',
        confidence: 0.9,
        spans: [
          { lang: 'en', sentence: 0, start: 31, end: 35 },
          { lang: 'fr', sentence: 0, start: 30, end: 34 },
          { lang: 'fr-x-2', sentence: 0, start: 29, end: 33 },
        ],
      },
    ],
  },
  {
    opens: true,
    texts: { en: ['Tags such as <script>alert(1)</script> & {{this}} stay text.'], fr: [], 'fr-x-2': [], ar: [] },
    divergences: [
      {
        type: 'counterpart',
        variant: 'only',
        params: { langs: ['en'], others: ['fr', 'fr-x-2', 'ar'] },
        severity: 'major',
        culprit: 'en',
        confidence: 0.8,
        spans: [{ lang: 'en', sentence: 0, start: 0, end: 60 }],
      },
      {
        type: 'name',
        variant: 'odd',
        params: { lang: 'en', value: 'Tags', others: ['fr'], otherValue: '—' },
        severity: 'minor',
        culprit: null,
        confidence: 0.3,
        spans: [{ lang: 'en', sentence: 0, start: 0, end: 4 }],
        hint: true,
      },
    ],
  },
  { texts: { en: ['The end.'], fr: ['Fin.'], 'fr-x-2': ['C’est fini.'], ar: ['النهاية.'] } },
];

const TAGS = ['en', 'fr', 'fr-x-2', 'ar'];

/** @param repeat how many times over, for documents of many pages. */
export function bridge(repeat = 1): NewDocument {
  const rows = Array.from({ length: repeat }, () => ROWS).flat();
  const versions = TAGS.map((tag) => versionOf(tag, rows));
  const next = TAGS.map(() => 0);
  const units = rows.map(({ texts, divergences = [] }) => ({
    sides: TAGS.map((tag, index) => {
      const start = next[index] ?? 0;
      const end = start + (texts[tag] ?? []).length;
      next[index] = end;
      return { start, end };
    }),
    confidence: 0.97,
    agreement: divergences.length > 0 ? 0.6 : 1,
    parts: { ...plainParts, findings: divergences.length > 0 ? 0.6 : 1 },
    divergences,
  }));
  const notices = [{ code: 'language-mismatch', params: { name: 'b.txt', declared: 'fr', detected: 'it' } }];
  const aligned: AlignedDocument = { versions, units, notices };
  const sources = TAGS.map((tag, index) => ({
    name: `${tag}.txt`,
    encoding: 'utf-8',
    sha256: `${index}`.repeat(64),
    isSource: tag === 'en',
  }));
  return { title: 'The old <bridge>', sources, aligned };
}

function versionOf(tag: LanguageTag, rows: Row[]): Version {
  const version: Version = { tag, paragraphs: [], sentences: [] };
  for (const { kind = 'text', opens = false, texts } of rows) {
    (texts[tag] ?? []).forEach((text, place) => {
      const last = version.paragraphs.at(-1);
      if (!last || (opens && place === 0)) version.paragraphs.push({ kind, text });
      else last.text += ` ${text}`;
      const paragraph = version.paragraphs.length - 1;
      const end = version.paragraphs[paragraph]?.text.length ?? 0;
      version.sentences.push({ paragraph, start: end - text.length, end, text });
    });
  }
  return version;
}
