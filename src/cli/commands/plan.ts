import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import { outcomeKeys } from "../../model/outcomes/outcome.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { headlineOutcomes } from "../../report/headline-outcomes.ts";
import { errorNote } from "../../report/precision/error-words.ts";
import { type Expected, errorByRunsTable, expectedTable } from "../../report/precision/expected-tables.ts";
import { partsTable } from "../../report/precision/parts-table.ts";
import { planTable } from "../../report/tables/plan.ts";
import { samplingText } from "../../report/words/commands.ts";
import { runsText } from "../../report/words/figures.ts";
import { ownNames } from "../../report/words/study.ts";
import { type FirstRuns, luckAndIgnorance } from "../../sim/analysis/precision/luck.ts";
import { measureMean } from "../../sim/precision/measure-mean.ts";
import { measureQuantile } from "../../sim/precision/measure-quantile.ts";
import { pilotSeed } from "../../sim/precision/seeds.ts";
import { inCheckout } from "../../sim/results/commands.ts";
import type { Io } from "../../sim/results/host.ts";
import { loadScenario } from "../../sim/results/shipped.ts";
import { estimateMean } from "../../sim/study/mean.ts";
import { outcomeId } from "../../sim/study/study.ts";
import { costOf } from "../plan/cost.ts";
import { decide, type PlanFlags } from "../plan/decide.ts";
import type { PilotRuns } from "./plan/pilot.ts";

/** One run in so many of the pilot is paired, to tell luck from ignorance. */
const pilotRunsPerPair = 4;

/** Runs a pilot, and prints what a study would cost and how precise it would be. Writes nothing. */
export async function plan(given: string, options: PlanFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  const { goals, pilot, held, runs, note } = await decide(read, options, io);
  const headlines = headlineOutcomes(outcomeKeys(createWorld(read.scenario)));
  const pairs = Math.floor(pilot.runs / pilotRunsPerPair);
  const seed = pilotSeed(options.seed);
  const { workers, sampling } = options;
  const pilotRuns = goals.length > 0 ? pilot.runs : 0;
  const cost = costOf(held.cost, { runs, sampling, pilotRuns, peakBytes: io.peakMemoryBytes() });
  const first: FirstRuns | null = sampling.kind === "plain" ? (id) => held.sampled(id).values : null;
  const spread = await luckAndIgnorance(read.scenario, headlines, first, {
    ...{ seed, workers, pairs, failed: held.failed },
    signal: io.signal,
  });
  const parts = [
    `${read.scenario.name}, by a pilot of ${runsText(pilot.runs)} that are no part of the answer`,
    planTable({ runs, runsNote: note, ...cost }),
    ...(goals.length > 0 ? [errorByRunsTable(goals, pilot.measured, runs)] : []),
    `${expectedTable(expectedOf(headlines, held), runs, ownNames)}\n${errorNote}`,
    partsTable(spread, (key) => meanOf(held, key), pairs, ownNames),
    `$ ${commandOf(given, options, runs)}`,
  ];
  io.stdout(`${parts.map((part) => part.trimEnd()).join("\n\n")}\n`);
}

function meanOf(held: PilotRuns, key: OutcomeKey) {
  const { values, layout } = held.sampled(outcomeId(key));
  return estimateMean(values, layout);
}

function expectedOf(keys: readonly OutcomeKey[], held: PilotRuns): readonly Expected[] {
  return keys.map((key) => {
    const sampled = held.sampled(outcomeId(key));
    const asked = { relative: false, size: 1, factor: 1, sign: "" };
    return { key, mean: measureMean(sampled, asked), p95: measureQuantile(sampled, 0.95, asked) };
  });
}

function commandOf(given: string, { until, ceiling, seed, sampling }: PlanFlags, runs: number): string {
  const size =
    until === undefined
      ? ["--runs", String(runs)]
      : [
          ...until.flatMap((each) => ["--until", each]),
          ...(ceiling === undefined ? [] : ["--ceiling", String(ceiling)]),
        ];
  const design = sampling.kind === "plain" ? [] : ["--sampling", samplingText(sampling)];
  return inCheckout(["run", given, "--seed", seed, ...design, ...size]);
}
