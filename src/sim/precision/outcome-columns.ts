import { outcomeKeys } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type RunOptions, runStudy } from "../engine/run-study.ts";
import { outcomeId } from "../study/study.ts";

type Options = Omit<RunOptions, "onOutcomes">;

/** Columns by outcome, one value a run that did not fail. */
export type OutcomeColumns = {
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly failed: readonly number[];
};

/** A study that is run for some outcomes alone is no answer by itself: more of its runs may fail, 1 in 100. */
const failuresPerRun = 0.01;

/** Some outcomes of a study that is run for them alone, by id. Nothing else is kept. */
export async function outcomeColumns(
  scenario: Scenario,
  ids: readonly string[],
  options: Options,
): Promise<OutcomeColumns> {
  const all = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const columns = new Map(ids.map((id) => [id, new Float64Array(options.runs)]));
  const failed: number[] = [];
  await runStudy(scenario, {
    ...options,
    mostFailures: Math.floor(options.runs * failuresPerRun),
    onOutcomes: (outcomes, { firstRun }, failures) => {
      for (const [id, column] of columns) column.set(outcomes[all.indexOf(id)], firstRun - failed.length);
      failed.push(...failures.map(({ run }) => run));
    },
  });
  const rows = options.runs - failed.length;
  return { columns: new Map([...columns].map(([id, column]) => [id, column.subarray(0, rows)])), failed };
}
