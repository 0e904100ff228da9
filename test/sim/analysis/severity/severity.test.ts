import { mean } from "simple-statistics";
import { describe, expect, test } from "vitest";
import type { Distribution } from "../../../../src/model/distributions/distribution.ts";
import { quantile } from "../../../../src/model/distributions/quantile.ts";
import { matchSeverity } from "../../../../src/sim/analysis/severity/match.ts";
import { arrivalsOf, minus, withoutPolicy } from "../../../../src/sim/analysis/severity/missing.ts";
import { scaledDistribution, scaledRestrictions } from "../../../../src/sim/analysis/severity/scaled.ts";
import type { ReadScenario } from "../../../../src/sim/scenario/read.ts";
import { readFrom } from "../../../support/scenario-files.ts";

describe("a scaled distribution", () => {
  const kinds: readonly Distribution[] = [
    { kind: "constant", value: 3 },
    { kind: "uniform", low: 1, high: 4 },
    { kind: "triangular", low: 1, mode: 2, high: 4 },
    { kind: "pert", low: 1, mode: 2, high: 4 },
    { kind: "normal", mean: 5, sd: 2 },
    { kind: "lognormal", median: 2, p95: 7.7 },
    { kind: "beta", alpha: 2, beta: 3 },
    { kind: "beta", alpha: 2, beta: 3, low: 1, high: 5 },
    { kind: "gamma", shape: 1.5, mean: 5 },
    { kind: "weibull", shape: 1.71, median: 39 },
    { kind: "discrete", values: [1, 2, 5], probabilities: [0.2, 0.3, 0.5] },
    { kind: "quantiles", p5: 250, p50: 600, p95: 1200, scale: "log" },
    { kind: "quantiles", p5: 1, p50: 3, p95: 4, scale: "linear" },
    {
      kind: "mixture",
      components: [
        { weight: 0.5, distribution: { kind: "constant", value: 1 } },
        { weight: 0.5, distribution: { kind: "lognormal", median: 2, p95: 7.7 } },
      ],
    },
  ];

  test.each(kinds.map((of) => [of.kind, of] as const))("%s yields so many times what the other does", (_, of) => {
    for (const u of [0.001, 0.2, 0.5, 0.77, 0.999]) {
      const times = quantile(scaledDistribution(of, 0.37), u) / quantile(of, u);
      // Quantiles of some kinds are found by iteration or from a table, to nine digits.
      expect(times).toBeCloseTo(0.37, 8);
    }
  });
});

/**
 * The ban lasts so many weeks in all and is followed by the truce for ever. No more than the usual flow is ever loaded and
 * no licence asked for, so that what a day of the ban holds back never comes; and nobody plans by how long it may last, which
 * would change what is ordered.
 */
function banOf(weeks: number | "forever", name: string): ReadScenario {
  const lasts = weeks === "forever" ? weeks : `{ value: ${weeks}, unit: weeks, source: x, date: "2026", grade: D }`;
  const next = weeks === "forever" ? "{}" : "{ detente: remainder }";
  const text = `schemaVersion: 1
extends: ban-2026
name: ${name}
horizonWeeks: 60
mechanisms: { licences: false, hoarding: false, planning: false, squeeze: false, speculation: false }
shipments: { surge: { value: 1, unit: ratio, source: x, date: "2026", grade: D } }
policy: { states: { ban: { lasts: ${lasts}, next: ${next} }, detente: { lasts: forever, next: {} } } }
`;
  return readFrom({ "mine.yaml": text }, "mine.yaml");
}

describe("the same tonnes missing", () => {
  const options = { seed: "test", runs: 30, workers: 1 };
  const materials = ["Dy", "Tb"];

  /** Mean over runs of what does not arrive because of the policy [t]. */
  async function missingIn(read: ReadScenario): Promise<number> {
    const {
      tonnes: [usual, arrived],
    } = await arrivalsOf([withoutPolicy(read), { name: "with", read }], materials, options);
    return mean([...minus(usual, arrived)]);
  }

  test.each([
    [9, 36],
    [36, 9],
  ])("of a ban of %s weeks, a ban of %s weeks must last as many", async (inA, inB) => {
    const [a, b] = [banOf(inA, "one"), banOf(inB, "other")];
    const match = await matchSeverity(a, b, materials, options);
    if (match.kind !== "matched") throw new Error(match.kind);
    // Goods are loaded in steps of a week: what is missing rises in stairs, and any length on the same stair misses as much.
    expect(Math.abs(match.factor.value * inB - inA)).toBeLessThan(1);
    expect(await missingIn(match.scenario)).toBeCloseTo(await missingIn(a), 2);
    expect(match.factor.standardError).toBeLessThan(0.02 * match.factor.value);
    expect(match.scenario.scenario.name).toBe("other-matched");
    expect(match.scenario.document.policy).toMatchObject({
      states: { ban: { lasts: { unit: "weeks", grade: "D", source: expect.stringContaining("as in one: x") } } },
    });
  });

  test("is what the ban takes of what came under the truce before it: nothing where the truce goes on", async () => {
    const text = `schemaVersion: 1
extends: ban-2026
name: truce
horizonWeeks: 60
policy:
  knownUntil: 2026-01-06
  script: [{ date: 2024-01-01, state: open }, { date: 2025-04-04, state: licensing }, { date: 2025-11-07, state: detente }]
  states: { detente: { lasts: forever, next: {} } }
`;
    expect(await missingIn(readFrom({ "truce.yaml": text }, "truce.yaml"))).toBe(0);
    expect(await missingIn(banOf(36, "ban"))).toBeGreaterThan(10);
  });

  test("is out of reach where the length of the restriction changes nothing: what is missing is then told", async () => {
    const match = await matchSeverity(banOf(9, "nine"), banOf("forever", "forever"), materials, options);
    if (match.kind !== "outOfReach") throw new Error(match.kind);
    expect(match.at.length).toBeGreaterThan(3);
    for (const { tonnes } of match.at) expect(tonnes).toBeGreaterThan(match.wanted);
    expect(new Set(match.at.map(({ tonnes }) => tonnes)).size).toBe(1);
  });
});

test("open states, states for ever and the script keep their times; a shared time is scaled for the restricted alone", () => {
  const { document } = readFrom({}, "configs/ban-2026-settled.yaml");
  const { policy } = scaledRestrictions(document, 0.5, "half as long") as {
    policy: { states: Record<string, { lasts: unknown }>; script: unknown; durations: unknown };
  };
  const { script, durations } = document.policy as { script: unknown; durations: unknown };
  expect([policy.script, policy.durations]).toEqual([script, durations]);
  expect(policy.states.detente.lasts).toBe("calm");
  expect(policy.states.ban.lasts).toMatchObject({
    distribution: { kind: "lognormal", median: 1, p95: 3.85 },
    unit: "months",
    source: expect.stringMatching(/^0\.5 times, half as long: /),
  });
});
