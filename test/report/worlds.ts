import fc from "fast-check";
import type { Synthetic } from "./synthetic-results.ts";

/** A letter of each script that a name may be written in, and some that are wide or narrow. */
const alphabets = [
  "abcdefghijklmnopqrstuvwxyzäöüßéçñøłİ",
  "WMQ@mw%",
  "il.,'|1",
  "ABCDEFG0123456789-/&()",
  "агеийлмостушщэюяЁЖ",
  "αβγδεζηθλμπσφχψω",
  "반도체및전자부품고주파가각낳",
  "日本語漢字磁石半導体産業",
  "稀土镓锗钨电动汽车军工",
  "あいうえおかきくけこアイウエオー",
  "صناعةأشباهالموصلات",
  "תעשייתמוליכים",
  "อุตสาหกรรมยานยนต์ไฟฟ้า",
];

/** A name of 1 to 80 letters in one script or two, with or without words. */
const arbitraryName: fc.Arbitrary<string> = fc
  .record({
    scripts: fc.array(fc.constantFrom(...alphabets), { minLength: 1, maxLength: 2 }),
    letters: fc.array(fc.nat(), { minLength: 1, maxLength: 80 }),
    word: fc.constantFrom(3, 8, 13, 100),
  })
  .map(({ scripts, letters, word }) => {
    const text = letters.map((at, k) => {
      const signs = [...scripts[Math.floor(k / 20) % scripts.length]];
      return k % word === word - 1 && k < letters.length - 1 && k > 0 ? " " : signs[at % signs.length];
    });
    return text.join("");
  });

/** A made-up study of any size that a scenario may have: 1-60 sectors, 1-6 metals, 1-520 weeks, any names. */
export const arbitraryWorld: fc.Arbitrary<Synthetic> = fc
  .record({
    sectors: fc.integer({ min: 1, max: 60 }),
    materials: fc.integer({ min: 1, max: 6 }),
    weeks: fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 520 })),
    runs: fc.integer({ min: 2, max: 24 }),
    banWeeks: fc.integer({ min: 2, max: 400 }),
    seed: fc.nat(1e6),
    shape: fc.constantFrom("plausible", "plausible", "plausible", "zeros", "constant", "calm"),
    names: fc.uniqueArray(arbitraryName, { minLength: 80, maxLength: 80, selector: (name) => name.toLowerCase() }),
    start: fc.constantFrom("2026-01-06", "2024-12-30", "2025-02-28"),
    knownAt: fc.double({ min: 0, max: 1, noNaN: true }),
    changesAt: fc.array(fc.double({ min: -0.2, max: 1, noNaN: true }), { maxLength: 4 }),
  })
  .map(({ sectors, materials, names, knownAt, changesAt, ...rest }) => {
    const keys = (letter: string, count: number) => Array.from({ length: count }, (_, k) => `${letter}${k}`);
    const all = [...keys("s", sectors), ...keys("m", materials), "Japan", "China", "ban-2026", "state0", "state1"];
    const called = new Map(all.map((key, k) => [key, names[k]]));
    return {
      ...rest,
      policy: {
        knownWeek: Math.floor(knownAt * rest.weeks),
        changes: changesAt.map((at) => Math.floor(at * rest.weeks)).toSorted((a, b) => a - b),
      },
      sectors: keys("s", sectors),
      materials: keys("m", materials),
      called: (name: string) => called.get(name),
    } satisfies Synthetic;
  });
