import { outcomeKeys } from "../../model/outcomes/outcome-keys.ts";
import type { Scenario } from "../../model/scenario.ts";
import { createWorld } from "../../model/world.ts";
import { outcomeId } from "../results.ts";
import { type RunOptions, runStudy } from "../study/run-study.ts";

type Options = Omit<RunOptions, "onOutcomes">;

/** Some outcomes of a study that is run for them alone, by id: a column each, one value a run. Nothing else is kept. */
export async function outcomeColumns(
  scenario: Scenario,
  ids: readonly string[],
  options: Options,
): Promise<ReadonlyMap<string, Float64Array>> {
  const all = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const columns = new Map(ids.map((id) => [id, new Float64Array(options.runs)]));
  await runStudy(scenario, {
    ...options,
    onOutcomes: (outcomes, { firstRun }) => {
      for (const [id, column] of columns) column.set(outcomes[all.indexOf(id)], firstRun);
    },
  });
  return columns;
}
