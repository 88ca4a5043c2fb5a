import { test } from '@jest/globals';
import { align } from '../../server/align/align.js';
import { embeddedAnchors } from '../../server/align/embedded-anchors.js';
import { distanceBetween, usualDistances } from '../../server/align/embedded-pairs.js';
import { embedVersions } from '../../server/embed/embed-versions.js';
import { versionOf } from '../align/documents.js';
import { inventedEncoder, meaning, say } from './invented.js';
const v = (tag: string, ns: number[]) => versionOf(tag, [ns.map((n) => say(tag, meaning(n)))]);
const r = (a: number, b: number) => Array.from({ length: b - a }, (_, n) => a + n);
function noisy(dimension: number) {
  const base = inventedEncoder();
  let s = 7;
  const rnd = () => { s = (Math.imul(s, 1_664_525) + 1_013_904_223) >>> 0; return s / 2 ** 31 - 1; };
  const proj = Array.from({ length: 48 }, () => Float32Array.from({ length: dimension }, rnd));
  const common = Float32Array.from({ length: dimension }, rnd);
  const norm = (x: Float32Array) => { const l = Math.sqrt(x.reduce((a, b) => a + b * b, 0)); return x.map((y) => y / l); };
  const c = norm(common);
  return { dimension, embed: async (texts: string[]) => (await base.embed(texts)).map((u) => {
    const x = new Float32Array(dimension);
    u.forEach((w, i) => { const p = proj[i]!; for (let d = 0; d < dimension; d++) x[d]! += w * p[d]!; });
    const y = norm(x); const n = norm(Float32Array.from({ length: dimension }, rnd));
    return y.map((q, d) => q + 0.6 * n[d]! + 0.7 * c[d]!);
  }) };
}
for (const [n, dim] of [[30, 384], [160, 384], [800, 768]] as const)
test(`time ${n}`, async () => {
  const cut = Math.round(n * 0.3);
  const rowsB = [...r(0, cut), ...r(cut + Math.round(n * 0.1), n)].filter((x) => x % 17 !== 3);
  const rowsA = r(0, n).filter((x) => x % 13 !== 5);
  const versions = [v('qaa', rowsA), v('qab', rowsB)];
  const e = noisy(dim);
  let t = performance.now();
  const lap = (s: string) => { console.log(s, Math.round(performance.now() - t)); t = performance.now(); };
  const embeddings = await embedVersions(versions, e);
  lap(`embed ${n}`);
  const [A, B] = embeddings as [any, any];
  const a = embeddedAnchors(A, B);
  lap(`anchors ${a.length} ${a.filter((x) => rowsA[x.row] === rowsB[x.column]).length}`);
  const u = usualDistances(A, B);
  const good: number[] = []; const bad: number[] = [];
  rowsA.forEach((x, i) => { const j = rowsB.indexOf(x); if (j >= 0) good.push(distanceBetween(A, i, B, j, u)); bad.push(distanceBetween(A, i, B, (i * 7 + 3) % rowsB.length, u)); });
  const m = (l: number[]) => { const k = l.reduce((p, q) => p + q, 0) / l.length; return `${k.toFixed(2)}±${Math.sqrt(l.reduce((p, q) => p + (q - k) ** 2, 0) / l.length).toFixed(2)}`; };
  lap(`align good ${m(good)} bad ${m(bad)}`);
  align(versions);
  lap('align without');
  const units = align(versions, { embeddings });
  lap('align with');
  const right = new Set([...rowsA.map((x, i) => `${i}-${rowsB.indexOf(x)}`)]);
  const ones = units.filter((q) => q.sides.every((k) => k.end - k.start === 1));
  console.log('align result', units.length, ones.length, ones.filter((q) => right.has(`${q.sides[0]!.start}-${q.sides[1]!.start}`)).length, 'of', rowsA.filter((x) => rowsB.includes(x)).length);
});
