import { describe, expect, test } from "vitest";
import { outcomeKeys } from "../../../../src/model/outcomes/index.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { createWorld } from "../../../../src/model/scenario/world.ts";
import { storiesOf } from "../../../../src/sim/analysis/insights/stories.ts";
import { plainSampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { simulate } from "../../../support/simulate.ts";

const runs = 160;
const { scenario } = readFrom({}, "configs/ban-2026.yaml");
const all = simulate(scenario, { seed: "stories", runs });
const found = await storiesOf(scenario, { seed: "stories", runs, sampling: plainSampling }, all.outcome);

describe("the stories of a study", () => {
  test("are six, each a run of it to the last bit: every outcome and every week", () => {
    expect(found?.stories).toHaveLength(6);
    for (const { run, path } of found?.stories ?? []) {
      for (const key of outcomeKeys(createWorld(scenario)))
        expect(path.outcomes[outcomeId(key)], outcomeId(key)).toBe(all.outcome(outcomeId(key))[run]);
      for (const id of ["makerCoverWeeks.Dy.large", "pricePaidUsdPerKg.Dy", "priceAskUsdPerKg.Dy"])
        expect([...path.series[id]]).toEqual(all.series(id).map((week) => week[run]));
    }
  });

  test("their policy states restrict in the weeks in which the run is restricted throughout", () => {
    const inForce = all.series("restrictionInForce");
    for (const { run, path } of found?.stories ?? [])
      path.states.forEach((state, week) => {
        const restricted = inForce[week][run];
        if (restricted === 0 || restricted > 1 - 1e-9)
          expect(found?.states[state].role === "open", `week ${week}`).toBe(restricted === 0);
      });
  });

  test("share out all runs among them, the most frequent first", () => {
    const counts = found?.stories.map(({ count }) => count) ?? [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(runs);
    expect(counts.toSorted((a, b) => b - a)).toEqual(counts);
  });

  test("tell apart what differs most: runs with civil use covered from those without, long bans from short ones", () => {
    const of = (id: string) => found?.stories.map(({ path }) => path.outcomes[id]) ?? [];
    expect(new Set(of("coversCivilUse"))).toEqual(new Set([0, 1]));
    expect(Math.max(...of("banWeeks")) - Math.min(...of("banWeeks"))).toBeGreaterThan(scenario.horizonWeeks / 2);
  });

  test("are finished runs, also where others failed and have no row", async () => {
    const failed = [0, 1, 7, 40, 90];
    const without = (id: string) => all.outcome(id).filter((_, run) => !failed.includes(run));
    const again = await storiesOf(scenario, { seed: "stories", runs, sampling: plainSampling, failed }, without);
    expect(again?.runs).toBe(runs - failed.length);
    // As if no run were missing, the stories are told by their rows.
    const sealed = { seed: "stories", runs: runs - failed.length, sampling: plainSampling };
    const rows = (await storiesOf(scenario, sealed, without))?.stories.map(({ run }) => run) ?? [];
    const id = "unmetNeedShare.Dy";
    expect(again?.stories.map(({ path }) => path.outcomes[id])).toEqual(rows.map((row) => without(id)[row]));
    expect(again?.stories.map(({ run }) => all.outcome(id)[run])).toEqual(rows.map((row) => without(id)[row]));
  });

  test("there are none of few runs, nor of runs that are all alike", async () => {
    const few = { seed: "stories", runs: 99, sampling: plainSampling };
    expect(await storiesOf(scenario, few, (id) => all.outcome(id).slice(0, 99))).toBeNull();
    const same = (id: string) => all.outcome(id).map((_, __, column) => column[0]);
    expect(await storiesOf(scenario, { ...few, runs }, same)).toBeNull();
  });
});
