import { expect, test } from "vitest";
import { type Bins, binAt } from "../../../../src/sim/engine/bands/bins.ts";
import { fillBins } from "../../../../src/sim/engine/bands/bins-of-week.ts";

const bins: readonly Bins[] = [
  { kind: "linear" },
  // Sixteen powers of two from 2^-8 on: 64 bins each, as the bits of the number tell them.
  { kind: "log", floorBits: (1023 - 8) * 64 },
];

test.each(bins)("the bins of a week are those of its values one by one: $kind", (of) => {
  // Zero, below the first bin, on edges, beyond the last, and an odd number of them, so that one is left over by pairs.
  const values = Float64Array.of(0, 1e-300, 2 ** -8, 0.25, 0.999, 1, 3.7, 2 ** 8, 1e9);
  const out = new Uint16Array(values.length + 2).fill(7);
  const reach = { lowest: Float64Array.of(5, 0.5), highest: Float64Array.of(5, 0.75) };
  fillBins(out, 1, of, values, reach, 1);
  expect([...out.slice(1, -1)]).toEqual(Array.from(values, (value) => binAt(of, value)));
  expect([out[0], out[values.length + 1]]).toEqual([7, 7]);
  expect([...reach.lowest, ...reach.highest]).toEqual([5, 0, 5, 1e9]);
  fillBins(out, 0, of, Float64Array.of(0.5, 0.6), reach, 0);
  expect([...reach.lowest, ...reach.highest]).toEqual([0.5, 0, 5, 1e9]);
  const single = new Uint16Array(1);
  fillBins(single, 0, of, Float64Array.of(3.7), reach, 0);
  expect([...single]).toEqual([binAt(of, 3.7)]);
});

test("more values than the kernel takes at a time get their bins all the same", () => {
  const values = Float64Array.from({ length: 1500 }, (_, i) => i / 1400);
  const out = new Uint16Array(values.length);
  fillBins(out, 0, bins[0], values, { lowest: Float64Array.of(2), highest: Float64Array.of(-1) }, 0);
  expect([...out]).toEqual(Array.from(values, (value) => binAt(bins[0], value)));
});
