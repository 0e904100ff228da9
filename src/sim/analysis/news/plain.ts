import { headlineOutcomes, outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import type { Fact } from "../../engine/facts/fact.ts";
import { failedRuns } from "../../engine/failures.ts";
import { type ProbeOptions, runProbes } from "../../engine/probes/run-probes.ts";
import { plainSampling } from "../../engine/sampling/sampling.ts";
import { withoutRuns } from "../../study/layout.ts";
import type { News } from "../../study/news.ts";
import { fewestEffective } from "../../study/surprise.ts";
import { newsOf } from "./news.ts";

/** Runs it is told from at most: facts one by one need far fewer than all of them at once. */
const most = 4096;

/** Of fewer runs of equal weight a mean of what happens in few of them is too low more often than its error says. */
const fewestInOrder = 2 * fewestEffective;

/**
 * What each fact does to the headline outcomes of a study whose own runs are carried forward as particles, which have met all facts:
 * told from plain runs of the same numbers, the first of the study's, weighed. In order only as far as these are worth enough.
 */
export async function newsOfPlainRuns(
  scenario: Scenario,
  facts: readonly Fact[],
  options: Omit<ProbeOptions, "onProgress">,
): Promise<News> {
  const headlines = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  const runs = Math.min(options.runs, most);
  const quantities = headlines.map((key) => ({ kind: "outcome" as const, id: outcomeId(key) }));
  const {
    values: [values],
    failures,
  } = await runProbes([{ name: "news", read: { scenario, document: {} }, quantities, facts }], { ...options, runs });
  const failed = failedRuns(failures);
  const columns = values.map((column) => withoutRuns(column, [], failed));
  const { seed, sampling = plainSampling } = options;
  const laid = { seed, runs, failed, sampling };
  const valuesOf = (id: string) => columns[quantities.findIndex((each) => each.id === id)];
  const news = await newsOf(headlines, facts, columns.slice(quantities.length), valuesOf, laid, fewestInOrder);
  return { ...news, plainRuns: runs - failed.length };
}
