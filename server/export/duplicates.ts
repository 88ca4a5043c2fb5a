import { createHash } from 'node:crypto';
import type { LanguageTag } from '../types.js';
import { joined } from './joined.js';
import type { ExportUnit } from './types.js';

/**
 * Remembers texts by a 128-bit hash: of as many units as anybody has, no two different ones share it. An open-addressed
 * table of numbers takes 32 to 64 bytes a unit, a fifth of what a `Set` of texts or of their hashes would.
 */
export class SeenTexts {
  #slots = new BigUint64Array(2 * 1024);
  #count = 0;

  /** Whether the same has been asked before: what the unit says in each version, wherever its sentences end. */
  has(unit: ExportUnit): boolean {
    const [high, low] = hashOf(unit.texts);
    const found = this.#slotOf(this.#slots, high, low);
    if (this.#slots[found] !== 0n) return true;
    this.#slots[found] = high;
    this.#slots[found + 1] = low;
    this.#count += 1;
    if (this.#count * 4 > this.#slots.length) this.#grow();
    return false;
  }

  /** Where the hash is, or the free place for it. */
  #slotOf(slots: BigUint64Array, high: bigint, low: bigint): number {
    const size = slots.length / 2;
    let at = Number(high & 0xffff_ffffn) % size;
    while (slots[2 * at] !== 0n && !(slots[2 * at] === high && slots[2 * at + 1] === low)) at = (at + 1) % size;
    return 2 * at;
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2);
    for (let at = 0; at < this.#slots.length; at += 2) {
      const [high, low] = [this.#slots[at] as bigint, this.#slots[at + 1] as bigint];
      if (high === 0n) continue;
      const place = this.#slotOf(larger, high, low);
      larger[place] = high;
      larger[place + 1] = low;
    }
    this.#slots = larger;
  }
}

function hashOf(texts: Record<LanguageTag, string[]>): [bigint, bigint] {
  const tags = Object.keys(texts).sort();
  const text = JSON.stringify(tags.map((tag) => [tag, joined(tag, texts[tag])]));
  const digest = createHash('sha1').update(text).digest();
  // 0 marks a free slot.
  return [digest.readBigUInt64LE(0) || 1n, digest.readBigUInt64LE(8)];
}
