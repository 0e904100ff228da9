import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { bandsOf } from "../../src/sim/engine/bands/bands-of.ts";
import { takeCounted } from "../../src/sim/engine/bands/counted.ts";
import { createStudy, simulateRange } from "../../src/sim/engine/simulate-range.ts";
import { bandsToCsv } from "../../src/sim/study/files/bands.ts";
import { summarize } from "../../src/sim/study/summarize.ts";

/** The text of summary.json and bands.csv of a small study; uses nothing of Node's, so that a browser can make them too. */
export async function resultsInMemory(
  scenario: Scenario,
  { seed, runs }: { readonly seed: string; readonly runs: number },
): Promise<{ readonly summary: string; readonly bands: string }> {
  const study = createStudy(scenario, seed);
  const { outcomes, sums, tally } = simulateRange(study, { firstRun: 0, runs });
  const bands = bandsOf(takeCounted(tally, study.bins), sums, study.series, scenario.start, runs);
  const ids = study.outcomes.map(outcomeId);
  const summary = await summarize(study.outcomes, (id) => outcomes[ids.indexOf(id)]);
  return { summary: `${JSON.stringify(summary, null, 1)}\n`, bands: bandsToCsv(bands) };
}
