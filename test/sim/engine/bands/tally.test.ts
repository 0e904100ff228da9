import fc from "fast-check";
import { expect, test } from "vitest";
import type { SeriesKey } from "../../../../src/model/series.ts";
import { binsOf } from "../../../../src/sim/engine/bands/bins.ts";
import { binsKernel } from "../../../../src/sim/engine/bands/bins-kernel.ts";
import { takeCounted } from "../../../../src/sim/engine/bands/counted.ts";
import { HeldWeeks } from "../../../../src/sim/engine/bands/held.ts";
import { createTally, type Tally, tallyWeek } from "../../../../src/sim/engine/bands/tally.ts";

const keys: readonly SeriesKey[] = [
  { series: "priceAskUsdPerKg", material: "Dy", sector: null, unit: "USD/kg", typical: 300 },
  { series: "unmetNeedShare", material: "Dy", sector: "traction", unit: "share", typical: null },
];
const bins = keys.map(binsOf);

/** Few values, so that some bins hold many runs; the cells of a large world are counted in bytes. */
const columns = fc.array(
  fc.record({ price: fc.constantFrom(0, 1e-9, 250, 300, 301, 1e12), share: fc.constantFrom(0, 0.5, 0.7, 1) }),
  { minLength: 1, maxLength: 60 },
);

function counted(tally: Tally, values: readonly { price: number; share: number }[], weights: Uint8Array | null) {
  const sums = new Float64Array(keys.length);
  const series = [values.map(({ price }) => price), values.map(({ share }) => share)].map((of) =>
    Float64Array.from(of),
  );
  for (let block = 0; block < 20; block++) tallyWeek(tally, sums, bins, 0, series, weights);
  return { sums, ...takeCounted(tally, bins) };
}

test("counts that are kept in bytes, carrying what these do not hold, are those kept in two and four", () => {
  fc.assert(
    fc.property(columns, fc.boolean(), (values, weighted) => {
      const weights = weighted ? Uint8Array.from(values, (_, i) => 1 + ((37 * i) % 255)) : null;
      const wide = createTally(keys, 1, 65_535);
      const bytes = { ...createTally(keys, 1, 4096), counts: new Uint8Array(wide.counts.length) };
      const widest = createTally(keys, 1, 1_000_000);
      expect(widest.counts.BYTES_PER_ELEMENT).toBe(4);
      const expected = counted(widest, values, weights);
      expect(counted(bytes, values, weights)).toEqual(expected);
      if (!weighted) expect(counted(wide, values, weights)).toEqual(expected);
      // Emptied, they count anew.
      expect(counted(bytes, values, weights)).toEqual(expected);
      expect(bytes.carried.size).toBe(0);
    }),
  );
});

test("values counted two at a time in WebAssembly are those counted one by one: bins, sums, the lowest and the highest", () => {
  expect(binsKernel).not.toBeNull();
  const value = fc.oneof(
    fc.constantFrom(0, -0, 1, -1, 5e-324, 0.9999999999999999, Infinity),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 1, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
      const series = keys.map(() => Float64Array.from(values));
      const [fast, plain] = [null, new Uint8Array(values.length).fill(1)].map((weights) => {
        const [tally, sums] = [createTally(keys, 1, 1024), new Float64Array(keys.length)];
        for (let block = 0; block < 2; block++) tallyWeek(tally, sums, bins, 0, series, weights);
        return { sums, ...takeCounted(tally, bins) };
      });
      expect(fast).toEqual(plain);
    }),
  );
});

test("only a large world of not too many runs is counted in bytes", () => {
  const bytesOf = (weeks: number, runs: number) => {
    const series = Array.from({ length: 100 }, () => keys[0]);
    return createTally(series, weeks, runs).counts.BYTES_PER_ELEMENT;
  };
  expect([bytesOf(156, 1024), bytesOf(1040, 1024), bytesOf(1040, 16_384)]).toEqual([2, 1, 2]);
});

test("weeks held until weights are known come to the counts, sums and extremes of weeks that were weighed at once", () => {
  const value = fc.oneof(fc.constantFrom(0, 1, 300, 1e12), fc.double({ min: 0, max: 1e4, noNaN: true }));
  const run = fc.record({ value, weight: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 40 }), fc.nat(3), (runs, lastWeek) => {
      const weeks = 3;
      const blocks = [runs.slice(0, 7), runs.slice(7)].filter(({ length }) => length > 0);
      const seriesOf = (of: typeof runs, week: number) =>
        keys.map((_, k) => Float64Array.from(of, (each) => each.value * (week + 1 + k)));
      const weightsOf = (of: typeof runs) => Float64Array.from(of, ({ weight }) => weight);
      const [direct, held] = [createTally(keys, weeks, 0, false), createTally(keys, weeks, 0, false)];
      const [sums, heldSums] = [new Float64Array(keys.length * weeks), new Float64Array(keys.length * weeks)];
      const waiting = new HeldWeeks(keys.length, weeks, lastWeek);
      waiting.beginRange(runs.length);
      let before = 0;
      for (const block of blocks) {
        waiting.beginBlock(block.length);
        for (let week = 0; week < weeks; week++) {
          tallyWeek(direct, sums, bins, week, seriesOf(block, week), weightsOf(block));
          waiting.note(held, bins, week, seriesOf(block, week), before);
          if (week >= lastWeek) waiting.addUp(heldSums, week, seriesOf(block, week), weightsOf(block));
        }
        waiting.addHeld(heldSums, weightsOf(block));
        before += block.length;
      }
      waiting.count(held.counts as Float64Array, weightsOf(runs));
      expect([...heldSums]).toEqual([...sums]);
      expect(held).toEqual(direct);
    }),
  );
});
