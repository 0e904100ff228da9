import { expect, test } from "vitest";
import { addDays } from "../../../../src/model/calendar.ts";
import { normalQuantile } from "../../../../src/model/kernels/normal-quantile.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";
import type { Fact } from "../../../../src/sim/engine/facts/fact.ts";
import { filterStudy } from "../../../../src/sim/engine/filter/filter-study.ts";
import { ancestorsOf, familiesOf } from "../../../../src/sim/engine/filter/lineage.ts";
import { seriesIds } from "../../../../src/sim/engine/probes/probe.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import { simulateRuns } from "../../../../src/sim/engine/simulate-runs.ts";
import { fewestEffective } from "../../../../src/sim/study/surprise.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";

const scenario = simpleScenario({
  horizonWeeks: 24,
  blocked: { kind: "uniform", low: 0.3, high: 1 },
  banFromDay: 0,
  banWeeks: { kind: "weibull", shape: 1.3, median: 14 },
  mechanisms: { priceNoise: true },
  volatility: 0.5,
});

const [worlds, particles, draws] = [600, 3000, 9];
const quote = "priceDomesticUsdPerKg.Dy";
const inForce = "restrictionInForce";
const ids = createStudy(scenario, "ids").outcomes.map(outcomeId);
const [quoteError, wrong] = [0.1, 0.1];
const asked = ["priceDomesticEndMultiple.Dy", "priceDomesticPeakMultiple.Dy", "banWeeks", "unmetNeedShare.Dy"];

/** Means over four months of four weeks of the quote and of the restriction, in the first run of a study, and its outcomes. */
function truthOf(seed: string) {
  const study = createStudy(scenario, seed);
  const at = [quote, inForce].map((id) => seriesIds(study).indexOf(id));
  const means = at.map(() => new Float64Array(4));
  const outcomes = simulateRuns(study, 0, 1, {
    week: (week, values) => {
      if (week >= 16) return;
      for (const [s, k] of at.entries()) means[s][Math.floor(week / 4)] += values[k][0] / 4;
    },
  });
  return { means, outcomes: asked.map((id) => outcomes[ids.indexOf(id)][0]) };
}

/** What is put on record of it, with the errors that the facts own to. */
function recordOf([quotes, restricted]: readonly Float64Array[], seed: string): readonly Fact[] {
  const errors = createStreams(studyKey(`errors of ${seed}`)).stream("errors", ["all"]);
  return Array.from(quotes, (mean, month): readonly Fact[] => {
    const during = { from: addDays(scenario.start, 28 * month), to: addDays(scenario.start, 28 * month + 28) };
    const of = (series: string) => ({ kind: "meanDuring", series, during, base: null }) as const;
    const value = mean * Math.exp(quoteError * normalQuantile(errors.uniform(0, month, 0)));
    const isSaid = restricted[month] > 0.5 === errors.uniform(1, month, 0) > wrong;
    const [ifSo, ifNot] = isSaid ? [1 - wrong, wrong] : [wrong, 1 - wrong];
    return [
      {
        name: "quote",
        week: 4 * month + 3,
        asked: of(quote),
        law: { kind: "figure", scale: "log", value, sd: quoteError },
      },
      {
        ...{ name: "in force", week: 4 * month + 3, asked: of(inForce) },
        law: { kind: "event", scale: "linear", side: "above", threshold: 0.5, width: 0, ifSo, ifNot },
      },
    ];
  }).flat();
}

/**
 * Ranks of the truth among a few particles drawn at random, far fewer than the families are worth: those of one family are copies
 * of each other, and where ten draws came from three families the truth would too often lie outside. Ties, as two lives that were
 * both settled before the first copying have, are broken at random. A study that is worth fewer than fifty is refused, and says
 * nothing: it is left out. What a study is worth depends on the facts and on the luck of its particles alone, and given the
 * facts the truth is independent of both, so that leaving it out bends no rank.
 */
test("simulation-based calibration of the model filtered by facts (Talts et al. 2018): the truth stands anywhere among the particles", async () => {
  const counts = asked.map(() => new Float64Array(draws + 1));
  let [copyings, told] = [0, 0];
  for (let world = 0; world < worlds; world++) {
    const { means, outcomes } = truthOf(`truth ${world}`);
    const facts = recordOf(means, `truth ${world}`);
    const seed = `particles ${world}`;
    const wide = { runs: 8 * particles, week: 3 };
    const { lineage, readings } = await filterStudy(scenario, facts, { seed, runs: particles, workers: 1, wide });
    copyings += readings.filter(({ copied }) => copied !== null && copied > 0).length;
    if (familiesOf(ancestorsOf(lineage)).worth < fewestEffective) continue;
    told++;
    const picks = createStreams(studyKey(`picks of ${world}`)).stream("picks", ["all"]);
    const slots = Array.from({ length: draws }, (_, k) => Math.floor(picks.uniform(0, k, 0) * particles));
    const found = simulateRuns(createStudy(scenario, seed, undefined, seed, { lineage, slots }), 0, draws, {
      week: () => undefined,
    });
    asked.forEach((id, k) => {
      const values = found[ids.indexOf(id)];
      const below = values.filter((value) => value < outcomes[k]).length;
      const same = values.filter((value) => value === outcomes[k]).length;
      counts[k][below + Math.floor(picks.uniform(1, k, 0) * (same + 1))]++;
    });
  }
  // Far more often than only at the end, and most studies say something.
  expect(copyings).toBeGreaterThan(2 * worlds);
  expect(told).toBeGreaterThan(worlds / 2);
  const expected = told / (draws + 1);
  const chiSquared = counts.map((of) => of.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0));
  // 99.9 % of chi-squared with 9 degrees of freedom lies below 27.9: of four, one test in 250 fails by chance (Bonferroni).
  const ranks = asked.map((id, k) => `${id}: ${counts[k].join(" ")}, ${chiSquared[k].toFixed(1)}`).join("; ");
  expect(Math.max(...chiSquared), ranks).toBeLessThan(27.9);
});
