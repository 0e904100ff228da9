import { expect, test } from "vitest";
import { changesBetween } from "../../../../src/sim/analysis/news/changes.ts";
import type { Fact } from "../../../../src/sim/engine/facts/fact.ts";
import type { Study } from "../../../../src/sim/study/study.ts";

const runs = 400;
/** Numbers that look random and are always the same. */
const column = (seed: number, scale = 1) =>
  Float64Array.from({ length: runs }, (_, i) => scale * (((i + 1) * (seed * 7919 + 104729)) % 9973)) as Float64Array;

const fact = (name: string, value: number): Fact => ({
  name,
  week: 3,
  asked: { kind: "input", path: name },
  law: { kind: "figure", scale: "linear", value, sd: 2500 },
});

const held: Readonly<Record<string, Float64Array>> = {
  lossHigh: column(3),
  "fact.one": column(5),
  "fact.two": column(11),
};

/** A study of two runs of columns, weighed by facts, under a script of its own. */
function study(weighing: readonly Fact[], sha = "a", values = held): Study {
  const facts = { weighing, used: sha === "a" ? [] : [{ name: "ended", kind: "state" }] };
  const manifest = { sampling: { kind: "plain" }, seed: "s", runs, scenarioSha256: sha, facts };
  const outcomes = [{ outcome: "lossHigh", material: null, sector: null, unit: "bnJPY" }];
  return { manifest, summary: { outcomes }, values: (id: string) => values[id] } as unknown as Study;
}

/** The mean of losses by hand: every run counts exp of minus half the squared errors. */
function meanBy(facts: readonly Fact[], values = held): number {
  const weight = (i: number) =>
    facts.reduce((product, { name, law }) => {
      const z = law.kind === "figure" ? (values[`fact.${name}`][i] - law.value) / law.sd : 0;
      return product * Math.exp((-z * z) / 2);
    }, 1);
  let [sum, total] = [0, 0];
  values.lossHigh.forEach((value, i) => {
    sum += weight(i) * value;
    total += weight(i);
  });
  return sum / total;
}

test("a fact told otherwise and a new one are taken one after the other, each with the mean that it leaves", async () => {
  const [before, after] = [[fact("one", 4000)], [fact("one", 7000), fact("two", 2000)]];
  const { steps, outcomes } = await changesBetween(study(before), study(after));
  expect(steps.map(({ kind, facts }) => [kind, ...facts])).toEqual([
    ["changed", "one"],
    ["added", "two"],
  ]);
  const [loss] = outcomes;
  expect(loss.before.mean).toBeCloseTo(meanBy(before), 6);
  expect(loss.steps.map(({ mean }) => mean)).toEqual([
    expect.closeTo(meanBy([fact("one", 7000)]), 6),
    expect.closeTo(meanBy(after), 6),
  ]);
  expect(loss.after.mean).toBeCloseTo(meanBy(after), 6);
  expect(loss.steps.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(loss.difference, 9);
  expect(loss.standardError).toBeGreaterThan(0);
});

test("the way back has the same size, and facts that are gone come first", async () => {
  const [before, after] = [[fact("one", 4000), fact("two", 2000)], [fact("one", 4000)]];
  const there = await changesBetween(study(before), study(after));
  const back = await changesBetween(study(after), study(before));
  expect(there.steps.map(({ kind }) => kind)).toEqual(["removed"]);
  expect(there.outcomes[0].difference).toBeCloseTo(-back.outcomes[0].difference, 9);
  expect(there.outcomes[0].standardError).toBeCloseTo(back.outcomes[0].standardError, 9);
});

test("nothing that changed moves nothing, without error", async () => {
  const same = [fact("one", 4000)];
  const { steps, outcomes } = await changesBetween(study(same), study(same));
  expect([steps, outcomes[0].difference, outcomes[0].standardError]).toEqual([[], 0, 0]);
});

test("policy alone is the mean of the paired differences, with the error of such a mean", async () => {
  const later = { ...held, lossHigh: held.lossHigh.map((value, i) => value + (i % 2 === 0 ? 10 : 30)) };
  const { steps, outcomes } = await changesBetween(study([]), study([], "b", later));
  expect(steps).toMatchObject([
    { kind: "policy", facts: ["ended"], probability: null, contradicts: false, worth: runs },
  ]);
  expect(outcomes[0].difference).toBeCloseTo(20, 9);
  // Half of the runs by 10 and half by 30: a standard deviation of 10, over n - 1.
  expect(outcomes[0].standardError).toBeCloseTo(10 / Math.sqrt(runs - 1), 6);
});

test("a fact that hardly any run makes likely is said to contradict", async () => {
  const { steps } = await changesBetween(study([]), study([fact("one", 60_000)]));
  expect(steps[0]).toMatchObject({ kind: "added", contradicts: true });
});
