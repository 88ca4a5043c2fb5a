import { describe, expect, test } from '@jest/globals';
import { barRows, matrix, stackedBar } from '../../server/web/charts/bars.js';
import { profile } from '../../server/web/charts/profile.js';
import { mostBands, STRIPS_HEIGHT, type StripBand, strips } from '../../server/web/charts/strips.js';
import type { Mark } from '../../server/web/charts/svg.js';

const all = (marks: readonly Mark[]): Mark[] => marks.flatMap((mark) => [mark, ...all(mark.inside ?? [])]);
const texts = (marks: readonly Mark[]) => all(marks).flatMap(({ text }) => (text === undefined ? [] : [text]));
const ofClass = (marks: readonly Mark[], name: string) => all(marks).filter(({ at }) => at.class === name);

describe('the strips of the map', () => {
  const band = (lengths: number[], className = 'open', flagged = false): StripBand => ({
    ...{ lengths, flagged },
    parts: [{ className, share: 1 }],
  });

  test('stand side by side where a language merely takes less room', () => {
    const { spans, marks } = strips([band([100, 50]), band([100, 50], 'fact')]);
    expect(spans).toEqual([
      { start: 0, end: STRIPS_HEIGHT / 2 },
      { start: STRIPS_HEIGHT / 2, end: STRIPS_HEIGHT },
    ]);
    expect(marks.map(({ at }) => at.class)).toEqual(['ribbon open', 'ribbon fact', 'bar open', 'bar fact']);
  });

  test('fall behind where something is missing', () => {
    const { spans } = strips([band([100, 50]), band([100, 0]), band([100, 50]), band([100, 50])]);
    expect(spans.map(({ start, end }) => [start, end].map((y) => y / STRIPS_HEIGHT))).toEqual([
      [0, 0.25],
      [0.25, 0.5],
      [0.25, 0.75],
      [0.5, 1],
    ]);
  });

  test('a version that has nothing here has no bar, and its ribbon ends in a point', () => {
    const { marks } = strips([band([100, 0, 100], 'lost')]);
    expect(String(ofClass(marks, 'bar lost')[0]?.at.d).match(/M/gu)).toHaveLength(2);
    expect(String(ofClass(marks, 'ribbon lost')[0]?.at.d)).toContain('v0c');
  });

  test('what stands for many units is divided by their states, and only a majority colours the ribbon', () => {
    const parts = [
      { className: 'confirmed', share: 0.5 },
      { className: 'fact', share: 0.01 },
      { className: 'open', share: 0.49 },
    ];
    const { marks } = strips([{ lengths: [10, 10], parts, flagged: true }]);
    expect(marks.map(({ at }) => at.class)).toEqual([
      'ribbon open',
      'bar confirmed',
      'bar fact',
      'bar open',
      'pointer',
    ]);
    // However few, they are to be seen.
    expect(ofClass(marks, 'bar fact')[0]?.at.d).toMatch(/h2v/u);
  });

  test.each([2, 3, 4, 6, 9])('of 20,000 units in %i versions weigh less than 60 kB', (versions) => {
    const count = mostBands(versions, false);
    const states = ['confirmed', 'flagged', 'sense', 'open'];
    const bands = Array.from({ length: count }, (_, index) => ({
      lengths: Array.from({ length: versions }, (_, version) => 5000 + ((index * 37 + version * 101) % 900)),
      parts: states.map((className) => ({ className, share: 0.25 })),
      flagged: true,
    }));
    const written = strips(bands).marks.reduce((sum, { at }) => sum + String(at.d).length + 30, 0);
    expect(count).toBeGreaterThanOrEqual(versions > 6 ? 50 : 80);
    expect(written).toBeLessThan(60_000);
  });

  test('without versions or text are nothing, and nothing breaks', () => {
    expect(strips([]).marks).toEqual([]);
    expect(strips([band([0, 0])]).spans).toEqual([{ start: 0, end: 0 }]);
  });
});

test('a bar of pieces is as wide as its place, whatever is counted', () => {
  const { marks } = stackedBar(
    [1, 0, 3].map((count, index) => ({ className: `c${index}`, count })),
    10,
  );
  expect(marks.map(({ at }) => [at.class, at.x, at.width])).toEqual([
    ['c0', '0%', '25%'],
    ['c2', '25%', '75%'],
  ]);
  expect(stackedBar([{ className: 'none', count: 0 }], 10).marks).toEqual([]);
});

test('bars in rows have one scale', () => {
  const row = (name: string, value: number) => ({ name, figure: `${value}`, pieces: [{ className: 'one', value }] });
  const { marks } = barRows([row('EN', 2), row('FR', 8), row('RU', 0)]);
  expect(ofClass(marks, 'one').map(({ at }) => at.width)).toEqual(['25%', '100%']);
  expect(texts(marks)).toEqual(['EN', '2', 'FR', '8', 'RU', '0']);
});

test('a matrix says every figure, and nothing where there is nothing', () => {
  const columns = ['EN', 'FR'].map((name) => ({ name, sum: '3' }));
  const rows = [{ name: 'Numbers', className: 'fact', counts: [0, 4] }];
  const { marks } = matrix(columns, rows, String);
  expect(texts(marks)).toEqual(['EN', '3', 'FR', '3', 'Numbers', '4', '·', '4']);
  expect(ofClass(marks, 'fact')).toHaveLength(1);
});

describe('columns along a text', () => {
  const scale = { base: 0, low: -1, high: 1, lines: [{ value: 0, text: '×1' }] };
  const step = (value: number, className = 'longer') => ({ weight: 1, value, className });
  const paths = (series: ReturnType<typeof step>[][]) =>
    all(profile([{ name: 'FR', series }], scale, 100, ['1', '9']).marks).filter(({ name }) => name === 'path');

  test('go up and down from the line, and stay within the picture', () => {
    expect(paths([[step(1), step(-9, 'shorter')]]).map(({ at }) => [at.class, at.d])).toEqual([
      ['longer', 'M0 50V0H500V50z'],
      ['shorter', 'M500 50V100H1000V50z'],
    ]);
  });

  test('show that there is something even where it is as usual, and leave out what is to be left out', () => {
    expect(paths([[step(0)], [step(1, '')]]).map(({ at }) => at.d)).toEqual(['M0 50V49H1000V50z']);
  });
});
