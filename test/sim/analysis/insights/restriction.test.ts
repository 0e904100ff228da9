import { describe, expect, test } from "vitest";
import type { PolicyState } from "../../../../src/model/scenario/parts.ts";
import type { Scenario } from "../../../../src/model/scenario/scenario.ts";
import { restrictionPaths } from "../../../../src/sim/analysis/insights/restriction.ts";
import { refusalBounds } from "../../../../src/sim/engine/policy-counts.ts";
import { plainSampling, type Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { layoutOf, totalWeight } from "../../../../src/sim/study/layout.ts";
import { sharesUpTo, sharesUpToGroup } from "../../../../src/sim/study/shares.ts";
import { policyCounts } from "../../../support/policy-counts.ts";
import { samplings } from "../../../support/samplings.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { input, simpleScenario } from "../../../support/simple-scenario.ts";
import { simulate } from "../../../support/simulate.ts";

const follow = (
  scenario: Scenario,
  runs: number,
  sampling: Sampling = plainSampling,
  failed: readonly number[] = [],
) => {
  const laid = { seed: "paths", runs, sampling, failed };
  return restrictionPaths(scenario, laid, policyCounts(scenario, laid));
};
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

describe("how long the restriction in force today lasts", () => {
  test("a ban without memory is still there t weeks from today in exp(-t / mean) of the runs, however long it has lasted", () => {
    // An exponential dwell is a Weibull of shape 1, with a median of ln 2 means; today is ten weeks into it.
    const scenario = simpleScenario({
      banWeeks: { kind: "weibull", shape: 1, median: 20 * Math.LN2 },
      knownUntilDay: 70,
      mechanisms: { settlement: false },
    });
    const runs = 4000;
    const { weeks, isInForceToday } = follow(scenario, runs);
    expect([isInForceToday, weeks[0].week, weeks.length]).toEqual([true, 10, 42]);
    for (const after of [1, 10, 20, 40]) {
      const expected = Math.exp(-after / 20);
      const share = total(weeks[after - 1].unbroken) / runs;
      expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / runs));
    }
  });

  const read = (name: string) => readFrom({}, `configs/${name}.yaml`).scenario;
  const settled: Scenario = { ...read("ban-2026"), mechanisms: { ...read("ban-2026").mechanisms, settlement: true } };
  test.each([
    ["the ban of 2026", read("ban-2026")],
    ["the licensing of 2025", read("licensing-2025")],
    ["the ban with settlement, where policy answers to all else", settled],
  ])("of %s: the runs that the whole model keeps restricted in every week since", (_, scenario) => {
    const runs = 120;
    const { weeks, isInForceToday } = follow(scenario, runs);
    const restricted = simulate(scenario, { seed: "paths", runs }).series("restrictionInForce");
    expect(isInForceToday).toBe(true);
    const [{ week: first }] = weeks;
    for (const { week, unbroken } of weeks.slice(1)) {
      let since = 0;
      for (let run = 0; run < runs; run++)
        if (restricted.slice(first + 1, week + 1).every((of) => of[run] > 1 - 1e-9)) since++;
      expect(total(unbroken), `week ${week}`).toBe(since);
    }
  });

  test("never comes back once broken, while one in force at all may", () => {
    const { weeks } = follow(read("ban-2026"), 300);
    weeks.forEach(({ unbroken, inForce }, k) => {
      expect(total(unbroken)).toBeLessThanOrEqual(k === 0 ? 300 : total(weeks[k - 1].unbroken));
      unbroken.forEach((count, state) => {
        expect(count).toBeLessThanOrEqual(inForce[state]);
      });
    });
    const last = weeks[weeks.length - 1];
    expect(total(last.inForce)).toBeGreaterThan(total(last.unbroken));
  });

  test("is over when it is lifted for two days in mid-week and another follows", () => {
    const state = (role: PolicyState["role"], lasts: PolicyState["lasts"], next: PolicyState["next"]): PolicyState => ({
      ...{ title: role, role, world: { raw: {} }, lasts, next },
      country: { raw: role === "open" ? {} : { civil: { blocked: input(1) }, military: { blocked: input(1) } } },
    });
    const { weeks } = follow(
      simpleScenario({
        states: {
          ban: state("restricted", input(10.2), { lull: "remainder" }),
          lull: state("open", input(2 / 7), { again: "remainder" }),
          again: state("restricted", "forever", {}),
        },
        mechanisms: { settlement: false },
      }),
      5,
    );
    expect(weeks.slice(9, 12).map(({ unbroken }) => total(unbroken))).toEqual([5, 0, 0]);
    expect(weeks.slice(9, 12).map(({ inForce }) => total(inForce))).toEqual([5, 5, 5]);
  });

  test("without one today, none is unbroken; with policy off, none is in force", () => {
    const precedent = follow(read("precedent-2010"), 60);
    expect([precedent.isInForceToday, precedent.today]).toEqual([false, "2010-12-31"]);
    for (const { unbroken } of precedent.weeks) expect(total(unbroken)).toBe(0);
    const off = { ...read("ban-2026"), mechanisms: { ...read("ban-2026").mechanisms, policy: false } };
    const { isInForceToday, weeks } = follow(off, 60);
    expect(isInForceToday).toBe(false);
    for (const { inForce } of weeks) expect(total(inForce)).toBe(0);
  });

  test("is followed on the draws of the study's own sampling", () => {
    const scenario = read("ban-2026");
    const shares = (sampling: Sampling) => follow(scenario, 256, sampling).weeks.map(({ unbroken }) => total(unbroken));
    expect(shares({ kind: "sobol" })).not.toEqual(shares(plainSampling));
  });

  const failed = [3, 300, 301];
  test.each([...samplings.map((each) => [each.kind, each, []] as const), ["plain", plainSampling, failed] as const])(
    "%s sampling: shares and errors are those of the runs one by one, without those that failed",
    (_, sampling, missing) => {
      const [scenario, runs] = [read("ban-2026"), 600];
      const laid = { seed: "paths", runs, sampling, failed: missing };
      const { weeks, refusals, weight, runs: finished } = follow(scenario, runs, sampling, missing);
      const all = simulate(scenario, laid);
      const kept = (column: Float64Array) => column.filter((_, run) => !(missing as readonly number[]).includes(run));
      const layout = layoutOf(laid);
      expect([finished, weight]).toEqual([runs - missing.length, totalWeight(layout, finished)]);
      const blocked = all.series("blockedShare").map(kept);
      const close = (a: number) => Number(a.toPrecision(12));
      for (const week of [0, 30, 155])
        expect(refusals[week].map(({ mean, standardError }) => [mean, standardError].map(close))).toEqual(
          sharesUpTo(blocked[week], refusalBounds, layout).map(({ mean, standardError }) =>
            [mean, standardError].map(close),
          ),
        );
      const restricted = all.series("restrictionInForce").map(kept);
      const first = weeks[0].week;
      const isOver = new Uint8Array(finished);
      for (const { week, unbroken, standardError } of weeks.slice(1)) {
        restricted[week].forEach((of, run) => {
          if (of <= 1 - 1e-9) isOver[run] = 1;
        });
        if (week < first + 20) continue;
        const [lasting] = sharesUpToGroup(isOver, 1, layout);
        expect(close(total(unbroken) / weight), `week ${week}`).toBe(close(lasting.mean));
        expect(close(standardError), `week ${week}`).toBe(close(lasting.standardError));
      }
    },
  );
});
