import { outcomeKeys } from "../model/outcomes/outcome-keys.ts";
import type { Scenario } from "../model/scenario.ts";
import { createWorld } from "../model/world.ts";
import { outcomesByName } from "../sim/precision/outcome-names.ts";
import { parseGoal } from "../sim/precision/parse-goal.ts";
import { chooseRegion, type Tail } from "../sim/sampling/choose-region.ts";
import { fewestRuns } from "../sim/sampling/place.ts";
import type { Sampling } from "../sim/sampling/sampling.ts";
import { InputError } from "./input-error.ts";
import type { SamplingChoice } from "./options.ts";
import type { UntilFlags } from "./until/flags.ts";
import type { StudyOptions } from "./write-study.ts";

/** What run and compare are asked for. */
export type RunFlags = Omit<StudyOptions, "sampling"> &
  UntilFlags & { readonly sampling: SamplingChoice; readonly out?: string };

/** The sampling of a study or of two; of importance sampling the region is found by a pilot of the first scenario. */
export function settleSampling(
  choice: SamplingChoice,
  scenarios: readonly Scenario[],
  { seed, runs, until }: { readonly seed: string; readonly runs: number; readonly until?: unknown },
): Sampling {
  if (choice.kind === "plain") return choice;
  if (until !== undefined) throw new InputError(`--until: needs --sampling plain, got ${choice.kind}`);
  const fewest = fewestRuns(choice);
  if (runs < fewest)
    throw new InputError(
      `--runs: must be at least ${fewest} with --sampling ${choice.kind}, which tells its error from repetitions, got ${runs}`,
    );
  if (choice.kind === "outlined" && scenarios.length > 1)
    throw new InputError(
      "--sampling: must not be outlined in a comparison: each scenario would choose its runs by itself, and they would share no random numbers",
    );
  if (choice.kind !== "importance") return choice;
  const [scenario] = scenarios;
  const found = chooseRegion(scenario, seed, tailOf(choice.tail, scenario), choice.tail);
  if (found === null)
    throw new InputError(
      `--sampling: ${choice.tail}: no region of the inputs leads there more often, use sobol or plain`,
    );
  return found;
}

function tailOf(text: string, scenario: Scenario): Tail {
  const askable = {
    outcomes: outcomesByName(outcomeKeys(createWorld(scenario))),
    horizonWeeks: scenario.horizonWeeks,
  };
  const parsed = parseGoal(`${text} 1pt`, askable);
  if (parsed.kind === "problem")
    throw new InputError(`--sampling: importance: ${parsed.message.replace(" 1pt:", ":")}`);
  const { statistic } = parsed.goal;
  if (statistic.kind !== "probability")
    throw new InputError(`--sampling: importance: must be of a P(<outcome> >= <value>), got ${text}`);
  return statistic;
}
