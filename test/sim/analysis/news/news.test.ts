import { expect, test } from "vitest";
import { newsOf } from "../../../../src/sim/analysis/news/news.ts";
import type { Fact } from "../../../../src/sim/engine/facts/fact.ts";
import { plainSampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { differenceOfMeans, estimateMean } from "../../../../src/sim/study/mean.ts";

// Runs whose outcome and what facts are held against is uniform on 0 to 1, evenly laid out.
const runs = 4000;
const uniform = Float64Array.from({ length: runs }, (_, i) => (i + 0.5) / runs);
const event = (name: string, side: "above" | "below", threshold: number, ifNot = 0): Fact => ({
  name,
  week: 0,
  asked: { kind: "outcome", id: "x" },
  law: { kind: "event", scale: "linear", side, threshold, width: 0, ifSo: 1, ifNot },
});
const laid = { sampling: plainSampling, seed: "x", runs, failed: [] };
const key = { outcome: "x", material: null, sector: null, unit: "share" };
const news = (facts: readonly Fact[], fewest?: number) =>
  newsOf(
    [key],
    facts,
    facts.map(() => uniform),
    () => uniform,
    laid,
    fewest,
  );

test("each fact alone, and in order, leaves the mean of the part that it leaves", async () => {
  const { facts, outcomes } = await news([event("low", "below", 0.5), event("high", "above", 0.25)]);
  const [{ before, alone, inOrder }] = outcomes;
  // Below a half: mean 1/4. Above a quarter: 5/8; above a quarter and below a half: 3/8.
  expect(before.mean).toBeCloseTo(1 / 2, 9);
  expect(alone.map(({ mean }) => mean)).toEqual([expect.closeTo(1 / 4, 9), expect.closeTo(5 / 8, 9)]);
  expect(inOrder.map((step) => step?.mean)).toEqual([expect.closeTo(1 / 4, 9), expect.closeTo(3 / 8, 9)]);
  expect(inOrder.map((step) => step?.difference)).toEqual([expect.closeTo(-1 / 4, 9), expect.closeTo(1 / 8, 9)]);
  expect(facts.map(({ probability }) => probability)).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.75, 9)]);
  // Given that it is below a half, it is above a quarter with one half.
  expect(facts[1].givenEarlier).toBeCloseTo(0.5, 9);
  expect(facts.map(({ worthInOrder }) => worthInOrder)).toEqual([expect.closeTo(2000, 6), expect.closeTo(1000, 6)]);
  // Shifts over the spread of a uniform, 1 / sqrt(12).
  expect(facts[0].moved).toBeCloseTo(Math.sqrt(12) / 4, 3);
  expect(facts[0].moved).toBeGreaterThan(facts[1].moved);
});

test("in order it is told as far as the runs are worth enough; what comes after is foretold by itself", async () => {
  // Worth 2,000, then 200, then 100 runs.
  const facts = [event("low", "below", 0.5), event("lower", "below", 0.05), event("lowest", "below", 0.025)];
  const told = await news(facts, 300);
  expect(told.outcomes[0].inOrder.map((step) => step?.mean)).toEqual([expect.closeTo(0.25, 9), undefined, undefined]);
  expect(told.facts.map(({ worthInOrder }) => worthInOrder)).toEqual([2000, 200, 100].map((n) => expect.closeTo(n, 6)));
  // Given that it is below a half, it is below a 20th with a tenth; below a 40th by itself, not given that, with a 40th.
  expect(told.facts.map(({ givenEarlier }) => givenEarlier)).toEqual(
    [0.5, 0.1, 0.025].map((chance) => expect.closeTo(chance, 9)),
  );
  // By itself it takes the mean from 1/2 to 1/80.
  expect(told.facts[2].moved).toBeCloseTo(Math.sqrt(12) * (1 / 2 - 1 / 80), 3);
});

test("what the model finds nearly impossible is said to contradict it, by itself or only after what came before", async () => {
  const { facts } = await news([
    event("low", "below", 0.5),
    event("top", "above", 0.5, 0.001),
    event("rare", "above", 0.999),
  ]);
  expect(facts.map(({ contradicts }) => contradicts)).toEqual([false, true, true]);
  expect(facts[1].probability).toBeGreaterThan(0.5);
  expect(facts[1].givenEarlier).toBeCloseTo(0.001, 9);
});

test("the error of a difference is that of paired runs where both count alike, and none where nothing was changed", () => {
  const other = uniform.map((value) => value * value);
  const paired = estimateMean(other.map((value, i) => value - uniform[i]));
  const found = differenceOfMeans(uniform, null, other, null);
  expect(found.mean).toBeCloseTo(paired.mean, 12);
  expect(found.standardError).toBeCloseTo(paired.standardError, 12);
  expect(differenceOfMeans(uniform, null, uniform, null).standardError).toBe(0);
  const weights = uniform.map((_, i) => i % 2);
  const layout = { replicates: runs, areFixed: false, replicate: Uint32Array.from(uniform, (_, i) => i), weights };
  const half = differenceOfMeans(uniform, null, uniform, layout);
  // The half is all less the other half: deviations are +-(x - mean) / n, so the error is the spread over root n.
  expect(half.standardError).toBeCloseTo(1 / Math.sqrt(12) / Math.sqrt(runs), 4);
});

test("particles of one study are no runs of another: the errors of both add in squares, those of families among them", () => {
  // Four families of a thousand particles each, all of one value: as much is known as of four runs.
  const replicate = Uint32Array.from(uniform, (_, i) => Math.floor(i / 1000));
  const families = {
    ...{ replicates: 4, areFixed: false, replicate, areFamilies: true as const },
    weights: uniform.map(() => 1),
  };
  const values = uniform.map((_, i) => [1, 2, 3, 6][replicate[i]]);
  // Deviations from 3 are -2, -1, 0 and 3, their squares sum to 14: an error of the root of 14 / (4 * 3).
  const found = differenceOfMeans(uniform, null, values, families);
  expect(found.mean).toBeCloseTo(3 - 1 / 2, 9);
  expect(found.standardError).toBeCloseTo(Math.hypot(Math.sqrt(14 / 12), 1 / Math.sqrt(12 * runs)), 5);
  expect(differenceOfMeans(values, families, values, families).standardError).toBeCloseTo(Math.sqrt(28 / 12), 9);
});
