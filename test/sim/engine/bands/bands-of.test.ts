import { expect, test } from "vitest";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { simulateBlock } from "../../../../src/model/simulate.ts";
import { bandsOf } from "../../../../src/sim/engine/bands/bands-of.ts";
import { takeCounted } from "../../../../src/sim/engine/bands/counted.ts";
import { createStudy, simulateRange } from "../../../../src/sim/engine/simulate-range.ts";
import { readFrom } from "../../../support/scenario-files.ts";

const probabilities = [
  ["p05", 0.05],
  ["p10", 0.1],
  ["p25", 0.25],
  ["p50", 0.5],
  ["p75", 0.75],
  ["p90", 0.9],
  ["p95", 0.95],
] as const;

test("every band of the ban is the exact quantile of its runs: 0 where that is 0, else to the stated error", () => {
  const { scenario } = readFrom({}, "configs/ban-2026.yaml");
  const study = createStudy(scenario, "exact");
  const runs = 400;
  const { tally, sums } = simulateRange(study, { firstRun: 0, runs }, 128);
  const bands = bandsOf(takeCounted(tally, study.bins), sums, study.series, scenario.start, runs);
  const paths: Float64Array[] = [];
  simulateBlock(study.world, study.drawn, study.streams, 0, runs, {
    week: (week, series) => {
      series.forEach((values, k) => {
        paths[k * study.world.weeks + week] = values.slice().sort();
      });
    },
  });
  const offenders: string[] = [];
  let zeros = 0;
  for (const [cell, band] of bands.entries()) {
    const { typical } = study.series[Math.floor(cell / study.world.weeks)];
    const error = (value: number) => (typical === null ? 0.001 : Math.max(0.016 * value, typical / 256));
    for (const [name, p] of probabilities) {
      // Between two order statistics the exact quantile is a matter of convention: either, and all between, is right.
      const [low, high] = [Math.floor(p * (runs - 1)), Math.ceil(p * (runs - 1))].map((rank) => paths[cell][rank]);
      if (high === 0) zeros++;
      const least = low > 0 ? Math.max(Number.MIN_VALUE, low - error(low)) : 0;
      const most = high > 0 ? high + error(high) : 0;
      if (!(band[name] >= least && band[name] <= most))
        offenders.push(`${outcomeId({ ...band, outcome: band.series })} ${band.week} ${name}: ${band[name]}`);
    }
  }
  expect(offenders).toEqual([]);
  expect(zeros).toBeGreaterThan(100);
});
