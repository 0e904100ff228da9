import type { OutcomeKey } from "../../model/outcomes/outcome-keys.ts";
import { outcomeKeys } from "../../model/outcomes/outcome-keys.ts";
import { createWorld } from "../../model/world.ts";
import { runsText } from "../../report/format.ts";
import { headlineOutcomes } from "../../report/headline-outcomes.ts";
import { ownNames } from "../../report/names.ts";
import { errorNote } from "../../report/precision/error-words.ts";
import { type Expected, errorByRunsTable, expectedTable } from "../../report/precision/expected-tables.ts";
import { partsTable } from "../../report/precision/parts-table.ts";
import { planTable } from "../../report/precision/plan-table.ts";
import { luckAndIgnorance } from "../../sim/precision/luck-and-ignorance.ts";
import { measureMean, measureQuantile } from "../../sim/precision/measure.ts";
import { pilotSeed } from "../../sim/precision/seeds.ts";
import { outcomeId } from "../../sim/results.ts";
import { summarizeOutcome } from "../../sim/summarize.ts";
import type { Io } from "../io.ts";
import { costOf } from "../plan/cost.ts";
import { decide, type PlanFlags } from "../plan/decide.ts";
import type { PilotRuns } from "../plan/pilot-runs.ts";
import { shellLine } from "../plan/shell-line.ts";
import { loadScenario } from "../scenario-file.ts";

/** One run in so many of the pilot is paired, to tell luck from ignorance. */
const pilotRunsPerPair = 4;

/** Runs a pilot, and prints what a study would cost and how precise it would be. Writes nothing. */
export async function plan(given: string, options: PlanFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  const { goals, pilot, held, runs, note } = await decide(read, options, io);
  const cost = costOf(held.cost, runs, goals.length > 0 ? pilot.runs : 0, io.peakMemoryBytes());
  const headlines = headlineOutcomes(outcomeKeys(createWorld(read.scenario)));
  const pairs = Math.floor(pilot.runs / pilotRunsPerPair);
  const seed = pilotSeed(options.seed);
  const { workers } = options;
  const spread = await luckAndIgnorance(read.scenario, headlines, held.column, {
    ...{ seed, workers, pairs },
    signal: io.signal,
  });
  const parts = [
    `${read.scenario.name}, by a pilot of ${runsText(pilot.runs)} that are no part of the answer`,
    planTable({ runs, runsNote: note, ...cost }),
    ...(goals.length > 0 ? [errorByRunsTable(goals, pilot.measured, runs)] : []),
    `${expectedTable(expectedOf(headlines, held), runs, ownNames)}\n${errorNote}`,
    partsTable(spread, (key) => summarizeOutcome(key, held.column(outcomeId(key))), pairs, ownNames),
    `$ chokepoint ${commandOf(given, options, runs)}`,
  ];
  io.stdout(`${parts.map((part) => part.trimEnd()).join("\n\n")}\n`);
}

function expectedOf(keys: readonly OutcomeKey[], held: PilotRuns): readonly Expected[] {
  return keys.map((key) => {
    const values = held.column(outcomeId(key));
    const asked = { relative: false, size: 1, factor: 1, sign: "" };
    return { key, mean: measureMean(values, asked), p95: measureQuantile(values, 0.95, asked) };
  });
}

function commandOf(given: string, { until, ceiling, seed }: PlanFlags, runs: number): string {
  const size =
    until === undefined
      ? ["--runs", String(runs)]
      : [
          ...until.flatMap((each) => ["--until", each]),
          ...(ceiling === undefined ? [] : ["--ceiling", String(ceiling)]),
        ];
  return shellLine(["run", given, "--seed", seed, ...size]);
}
