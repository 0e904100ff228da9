import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { headlineOutcomes, outcomeKeys } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type Convergence, convergenceOf } from "../analysis/precision/convergence.ts";
import { convergenceToCsv, spreadToCsv } from "../analysis/precision/csv.ts";
import { fewestPairs, luckAndIgnorance, type OutcomeParts, pairsOf } from "../analysis/precision/luck.ts";
import { readRunsColumn } from "../study/files/runs.ts";
import type { OutcomeSummary, Study, Summary } from "../study/study.ts";
import type { Host } from "./host.ts";
import { spreadFile, withRuns } from "./study-folder.ts";

/** With fewer there is no earlier step to compare with. */
const fewestForConvergence = 2048;

/** What the errors and the spread of the headline outcomes rest on; null where the runs are too few to tell, or facts weigh them. */
export type Precision = {
  readonly convergence: readonly Convergence[] | null;
  readonly spread: readonly OutcomeParts[] | null;
  readonly pairs: number;
};

/** Writes convergence.csv and spread.csv beside a finished study's results. */
export async function writePrecision(
  folder: string,
  scenario: Scenario,
  study: Pick<Study, "manifest" | "summary" | "failed" | "weights" | "ancestors">,
  workers: number,
  host: Pick<Host, "signal">,
): Promise<Precision> {
  const { manifest, summary, failed = [], weights, ancestors } = study;
  const { seed, runs, sampling, facts, particles } = manifest;
  const laid = { seed, sampling, failed, facts, weights, particles, ancestors };
  const outcomes = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  const pairs = pairsOf(runs);
  const convergence =
    runs < fewestForConvergence
      ? null
      : await withRuns(folder, async (file) => {
          const steps: Convergence[] = [];
          for (const key of outcomes)
            steps.push(...convergenceOf(key, await readRunsColumn(file, outcomeId(key)), laid));
          return steps;
        });
  if (convergence !== null) writeFileSync(join(folder, "convergence.csv"), convergenceToCsv(convergence));
  // Runs that facts weigh are no pairs: what is luck and what ignorance given them is another question.
  if (pairs < fewestPairs || weights !== undefined) return { convergence, spread: null, pairs };
  const spread = await withRuns(folder, (file) =>
    luckAndIgnorance(scenario, outcomes, sampling.kind === "plain" ? (id) => readRunsColumn(file, id) : null, {
      seed,
      workers,
      pairs,
      failed,
      signal: host.signal,
    }),
  );
  writeFileSync(join(folder, spreadFile), spreadToCsv(spread, meansOf(summary)));
  return { convergence, spread, pairs };
}

/** Mean and error of an outcome as the study's summary has them. */
export function meansOf({ outcomes }: Summary) {
  const byId = new Map(outcomes.map((each) => [outcomeId(each), each]));
  return (key: OutcomeParts["key"]) => byId.get(outcomeId(key)) as OutcomeSummary;
}
