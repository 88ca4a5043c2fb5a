import type { Kysely } from 'kysely';
import { flagsInNote, type NotedFlag } from '../export/flags/noted-flags.js';
import type { LanguageTag, Notice, VersionSource } from '../types.js';
import { batches, divergenceRow, wordsIn } from './insert.js';
import type { LogAction } from './log.js';
import type { SpooledDocument } from './spool-documents.js';
import type { Database } from './tables.js';
import { type MadeParagraph, ParagraphMaker } from './unit-paragraphs.js';
import type { SpooledUnit } from './unit-spool.js';

/** A document of units on its way into the database. */
export interface UnitsDocument extends Pick<SpooledDocument, 'structured'> {
  title: string;
  /** In the document's order. */
  versions: { tag: LanguageTag; source: VersionSource }[];
  notices: Notice[];
  /** The ids of the checks that its units were compared by. */
  comparedBy: readonly string[];
}

interface OpenVersion {
  tag: LanguageTag;
  id: number;
  words: number;
  maker: ParagraphMaker;
  /** At their end, and not stored yet. */
  made: MadeParagraph[];
}

/**
 * Writes a document whose units come in stretches, so that it may be longer than memory: `open`, `add` as often as needed,
 * `close`, each in a transaction, the same one or another.
 */
export class UnitsInsertion {
  private units = 0;

  private constructor(
    readonly id: number,
    private readonly versions: readonly OpenVersion[],
    private readonly structured: boolean,
    private readonly at: string,
  ) {}

  /**
   * The versions are stored before their units: the index of the search would else mark every unit for each of them.
   * @param unseen why nobody is to see the document yet; null where all of it comes in this transaction.
   */
  static async open(
    tx: Kysely<Database>,
    document: UnitsDocument,
    unseen: string | null,
    now: Date,
  ): Promise<UnitsInsertion> {
    const at = now.toISOString();
    const { id } = await tx
      .insertInto('any_document')
      .values({
        ...{ title: document.title, notices: JSON.stringify(document.notices) },
        ...{ compared_by: JSON.stringify(document.comparedBy), created_at: at, updated_at: at },
        unseen,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const versions: OpenVersion[] = [];
    for (const [position, { tag, source }] of document.versions.entries()) {
      const { name, encoding, sha256, isSource } = source;
      const row = await tx
        .insertInto('version')
        .values({
          ...{ document_id: id, position, tag, name, encoding, sha256 },
          ...{ is_source: isSource ? 1 : 0, words: 0 },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      versions.push({ tag, id: row.id, words: 0, maker: new ParagraphMaker(tag), made: [] });
    }
    return new UnitsInsertion(id, versions, document.structured, at);
  }

  async add(tx: Kysely<Database>, units: readonly SpooledUnit[]): Promise<void> {
    const ids = await this.insertUnits(tx, units);
    for (const [n, unit] of units.entries()) this.place(unit, ids[n] as number);
    for (const version of this.versions) await this.insertParagraphs(tx, version);
    await this.insertFindings(tx, units, ids);
    await this.insertNotes(tx, units, ids);
  }

  /** @returns how many units it has. */
  async close(tx: Kysely<Database>): Promise<number> {
    for (const version of this.versions) {
      const last = version.maker.end();
      if (last) version.made.push(last);
      await this.insertParagraphs(tx, version);
      const { id, words } = version;
      await tx.updateTable('version').set({ words }).where('id', '=', id).execute();
    }
    return this.units;
  }

  private async insertUnits(tx: Kysely<Database>, units: readonly SpooledUnit[]): Promise<number[]> {
    const ids: number[] = [];
    const first = this.units;
    this.units += units.length;
    const rows = units.map(({ confidence = 1, agreement = 1, confirmed, changed = this.at, comparison }, n) => ({
      ...{ document_id: this.id, position: first + n, confidence },
      agreement: comparison?.agreement ?? agreement,
      parts: comparison ? JSON.stringify(comparison.parts) : null,
      ...{ confirmed_at: confirmed ? changed : null, updated_at: changed },
    }));
    for (const batch of batches(rows)) {
      const inserted = await tx.insertInto('unit').values(batch).returning(['id', 'position']).execute();
      for (const { id, position } of inserted) ids[position - first] = id;
    }
    return ids;
  }

  private place({ texts, begins }: SpooledUnit, unitId: number): void {
    const kind = this.structured ? begins : 'text';
    for (const { tag, maker, made } of this.versions) {
      if (kind !== undefined) maker.begin(kind);
      const ended = maker.add(texts[tag] ?? [], unitId);
      if (ended) made.push(ended);
    }
  }

  private async insertParagraphs(tx: Kysely<Database>, version: OpenVersion): Promise<void> {
    const { id: version_id, made } = version;
    for (const batch of batches(made.splice(0))) {
      const ids = new Map<number, number>();
      const rows = batch.map(({ position, kind, text }) => ({ version_id, position, kind, text }));
      const stored = await tx.insertInto('paragraph').values(rows).returning(['id', 'position']).execute();
      for (const { id, position } of stored) ids.set(position, id);
      for (const { text } of batch) version.words += wordsIn(text);
      const sentences = batch.flatMap(({ position: paragraph, sentences: placed }) =>
        placed.map(({ position, start, end, unitId: unit_id }) => ({
          ...{ version_id, position, paragraph_id: ids.get(paragraph) as number, start, end, unit_id },
        })),
      );
      for (const rows of batches(sentences)) await tx.insertInto('sentence').values(rows).execute();
    }
  }

  private async insertFindings(
    tx: Kysely<Database>,
    units: readonly SpooledUnit[],
    ids: readonly number[],
  ): Promise<void> {
    const rows = units.flatMap(({ comparison }, n) =>
      (comparison?.divergences ?? []).map((divergence) => divergenceRow(ids[n] as number, divergence)),
    );
    for (const batch of batches(rows)) await tx.insertInto('divergence').values(batch).execute();
  }

  /** What Tercet wrote as a note was a flag; any other note is kept in the document's log, with its unit. */
  private async insertNotes(
    tx: Kysely<Database>,
    units: readonly SpooledUnit[],
    ids: readonly number[],
  ): Promise<void> {
    const tags = this.versions.map(({ tag }) => tag);
    const flags: ReturnType<typeof flagRow>[] = [];
    const kept: { unit_id: number; detail: string }[] = [];
    for (const [n, { notes = [], changed = this.at }] of units.entries()) {
      const unit_id = ids[n] as number;
      for (const note of notes) {
        const noted = flagsInNote(note, tags);
        if (noted) flags.push(...noted.map((flag) => flagRow(flag, unit_id, changed)));
        else kept.push({ unit_id, detail: JSON.stringify({ note }) });
      }
    }
    for (const batch of batches(flags)) await tx.insertInto('flag').values(batch).execute();
    const action: LogAction = 'note-unit';
    const rows = kept.map((row) => ({ ...row, document_id: this.id, at: this.at, action }));
    for (const batch of batches(rows)) await tx.insertInto('log').values(batch).execute();
  }
}

const flagRow = (
  { category, severity, lang, status, comment, correction }: NotedFlag,
  unit_id: number,
  at: string,
) => ({
  ...{ unit_id, category, severity, lang, status, comment, correction },
  ...{ spans: '[]', created_at: at, updated_at: at },
});
