import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readScenarioFile } from "../../../src/index.ts";
import { addDays } from "../../../src/model/calendar.ts";
import type { Fact } from "../../../src/sim/engine/facts/fact.ts";
import { seriesIds } from "../../../src/sim/engine/probes/probe.ts";
import { createStudy } from "../../../src/sim/engine/simulate-range.ts";
import { simulateRuns } from "../../../src/sim/engine/simulate-runs.ts";
import type { KnownFacts } from "../../../src/sim/facts/known-by.ts";
import { holdStudy } from "../../../src/sim/results/hold.ts";
import { countedRuns, layoutOfStudy } from "../../../src/sim/study/layout.ts";
import { estimateMean } from "../../../src/sim/study/mean.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const folder = mkdtempSync(join(tmpdir(), "chokepoint-test-"));
const read = readScenarioFile(writeShortScenario(folder, "short", 20), folder);
const longer = readScenarioFile(writeShortScenario(folder, "longer", 30), folder);
rmSync(folder, { recursive: true });
const { scenario } = read;
const quote = "priceDomesticUsdPerKg.Dy";

/** The home quote in some weeks is the middle one of some runs, off by so much. */
function quotesOf(sd: number, weeks: readonly number[] = [7, 11, 15]): KnownFacts {
  const study = createStudy(scenario, "what is so");
  const at = seriesIds(study).indexOf(quote);
  const path: number[] = [];
  simulateRuns(study, 0, 99, { week: (_, series) => void path.push(series[at].slice().sort()[49]) });
  const weighing = weeks.map((week): Fact => {
    const during = { from: addDays(scenario.start, 7 * week), to: addDays(scenario.start, 7 * week + 7) };
    return {
      name: `quote ${week}`,
      week,
      asked: { kind: "meanDuring", series: quote, during, base: null },
      law: { kind: "figure", scale: "log", value: path[week], sd },
    };
  });
  const told = weighing.map(({ name, week }) => ({
    ...{ name, title: name, kind: "quote" as const, source: "x", grade: "B" as const },
    known: addDays(scenario.start, 7 * week + 7),
  }));
  return { name: "quotes", title: "Quotes", sha256: "0".repeat(64), asOf: "2026-05-30", used: told, weighing };
}

describe("where few runs carry the weight of the facts they are carried forward", async () => {
  const facts = quotesOf(0.01);
  const study = await holdStudy({ ...read, facts }, { seed: "carry", runs: 1100 });
  const { manifest, ancestors = [] } = study;

  test("they count alike, and the study says from how many runs they stem", () => {
    expect(manifest.particles?.readings.map((reading) => reading.facts)).toEqual(
      facts.weighing.map(({ name }) => [name]),
    );
    expect(new Set(study.weights)).toEqual(new Set([1]));
    const families = new Set(Array.from(ancestors)).size;
    expect(families).toBeLessThan(1100 / 4);
    const last = manifest.particles?.readings.at(-1);
    expect(last?.ancestors).toBe(families);
    // A family counts by its size: of three of 10, 1 and 1 no more is known than of 144 / 102 = 1.4 runs.
    const sizes = new Map<number, number>();
    for (const of of Array.from(ancestors)) sizes.set(of, (sizes.get(of) ?? 0) + 1);
    const worth = 1100 ** 2 / [...sizes.values()].reduce((sum, size) => sum + size * size, 0);
    expect(manifest.effectiveRuns).toBeCloseTo(worth, 9);
    expect(last?.worth).toBeCloseTo(worth, 9);
    expect(worth).toBeLessThan(0.8 * families);
    expect(countedRuns(manifest)).toBe(Math.floor(worth));
  });

  test("what each fact moved is told of plain runs, as a study of them that facts only weigh tells it", async () => {
    const news = study.insights?.news;
    expect(news?.plainRuns).toBe(1100);
    // A hint alone weighs whole runs, of which enough are left: the same runs, told as those of any study.
    const hint: Fact = {
      ...facts.weighing[0],
      name: "hint",
      law: { ...facts.weighing[0].law, sd: 0.3 } as Fact["law"],
    };
    const known = (weighing: readonly Fact[]) =>
      holdStudy({ ...read, facts: { ...facts, weighing } }, { seed: "carry", runs: 1100 });
    const [plain, same] = [await known([hint]), await known([hint, ...facts.weighing])];
    expect(plain.manifest.particles).toBeUndefined();
    expect(same.manifest.particles).toBeDefined();
    const [ours, theirs] = [same.insights?.news, plain.insights?.news];
    expect(ours?.facts[0]).toEqual(theirs?.facts[0]);
    ours?.outcomes.forEach((of, k) => {
      expect(of.before).toEqual(theirs?.outcomes[k].before);
      expect([of.alone[0], of.inOrder[0]]).toEqual([theirs?.outcomes[k].alone[0], theirs?.outcomes[k].inOrder[0]]);
    });
    // Few are left by all three: in order they are told as far as fifty are.
    expect(news?.facts.at(-1)?.worthInOrder).toBeLessThan(50);
    expect(news?.outcomes[0].inOrder.at(-1)).toBeNull();
  });

  test("what each was drawn at most once a run is its ancestor's; its quote is near what is on record", async () => {
    const plain = await holdStudy(read, { seed: "carry", runs: 1100 });
    const of = "input.demand.total";
    expect(Array.from(ancestors, (run) => plain.values(of)[run])).toEqual([...study.values(of)]);
    const spread = (values: Float64Array) => {
      const mean = values.reduce((sum, value) => sum + value / values.length, 0);
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0)) / mean;
    };
    const end = "priceDomesticEndMultiple.Dy";
    expect(spread(study.values(end))).toBeLessThan(0.7 * spread(plain.values(end)));
  });

  test("where the first fact comes early more runs stand until it is read, and who goes on has the inputs of one of those", async () => {
    const early = await holdStudy({ ...longer, facts: quotesOf(0.003, [5, 8]) }, { seed: "carry", runs: 900 });
    const [first, ...later] = early.manifest.particles?.readings ?? [];
    expect([first.weighed, ...later.map(({ weighed }) => weighed)]).toEqual([1800, 900]);
    const wide = await holdStudy(longer, { seed: "carry", runs: first.weighed });
    const of = "input.demand.total";
    const stemsFrom = Array.from(early.ancestors ?? []);
    expect(Math.max(...stemsFrom)).toBeGreaterThanOrEqual(900);
    expect(stemsFrom.map((run) => wide.values(of)[run])).toEqual([...early.values(of)]);
  });

  test("facts of the time before the start leave copies that have luck of their own from there on", async () => {
    const [fact] = quotesOf(0.3, [-3]).weighing;
    const value = (await holdStudy(read, { seed: "carry", runs: 99 })).values("input.demand.total").toSorted()[49];
    const asked = { kind: "input", path: "demand.total" } as const;
    const weighing = [{ ...fact, asked, law: { kind: "figure", scale: "log", value, sd: 0.03 } as const }];
    const before = await holdStudy({ ...read, facts: { ...facts, weighing } }, { seed: "carry", runs: 1100 });
    expect(before.manifest.particles?.readings.map(({ week }) => week)).toEqual([-2]);
    const ends = before.values("priceDomesticEndMultiple.Dy");
    const stemsFrom = Array.from(before.ancestors ?? []);
    expect(new Set(stemsFrom).size).toBeLessThan(550);
    expect(new Set(ends).size).toBeGreaterThan(1000);
  });

  test("errors are reckoned over families, wider than those of as many independent runs", () => {
    const layout = layoutOfStudy(study);
    const values = study.values("unmetNeedShare.Dy");
    const { standardError } = estimateMean(values, layout);
    const summary = study.summary.outcomes.find(
      ({ outcome, material, sector }) => outcome === "unmetNeedShare" && material === "Dy" && sector === null,
    );
    expect(summary?.standardError).toBe(standardError);
    expect(standardError).toBeGreaterThan(1.5 * estimateMean(values).standardError);
    expect(() => layoutOfStudy({ ...study, ancestors: undefined })).toThrow(/must be at hand/);
  });

  test("to the same hash at two workers, to another where it is weighed", async () => {
    const again = await holdStudy({ ...read, facts }, { seed: "carry", runs: 1100, workers: 2 });
    expect(again.manifest).toEqual(manifest);
    const weighed = await holdStudy({ ...read, facts: quotesOf(0.3) }, { seed: "carry", runs: 1100 });
    expect(weighed.manifest.particles).toBe(undefined);
    expect(weighed.manifest.resultHash).not.toBe(manifest.resultHash);
  });
});
