import { headlineOutcomes, outcomeKeys } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { releaseTriggers } from "../../model/scenario/parts.ts";
import { mechanismNames, type Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { engineVersion } from "../../model/version.ts";
import { driversOf } from "../../sim/analysis/drivers/drivers.ts";
import { outcomeColumns, pilotSeed } from "../../sim/analysis/precision/luck.ts";
import { holdsStock } from "../../sim/analysis/rules/rules.ts";
import type { KnownFacts, KnownScenario } from "../../sim/facts/known-by.ts";
import type { ReadScenario } from "../../sim/scenario/read.ts";
import type { Lang } from "../words/lang.ts";
import { mechanismTitle } from "../words/mechanisms.ts";
import { ruleNames } from "../words/release-rules.ts";
import { titleIn } from "../words/titles.ts";
import { controlsOf } from "./controls.ts";
import type { Given, GivenFacts } from "./given.ts";

/** Runs by which inputs are put in order, on draws of their own. */
export const pilotRuns = 1024;

/** Sliders that are there at first. */
const shownControls = 8;

export type ExplorerOf = Pick<Given, "lang" | "seed" | "runs" | "extended" | "program"> & {
  readonly read: ReadScenario;
  readonly known:
    | (KnownScenario & { readonly facts: KnownFacts } & Pick<GivenFacts, "args" | "isOn" | "isFileKnown">)
    | null;
  readonly beside: ReadScenario | null;
};

type PilotOptions = {
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly onProgress: (finished: number) => void;
};

/** What a page is given beside runs: the scenario, and of its inputs those that matter most first, as a pilot finds them. */
export async function explorerGiven(of: ExplorerOf, pilot: PilotOptions): Promise<Omit<Given, "shippedRuns">> {
  const { read, known, beside, lang, seed, runs, extended, program } = of;
  const { scenario } = read;
  const controls = controlsOf(read, await driversInOrder(read, seed, pilot), lang, known);
  const names = ruleNames(scenario, lang);
  return {
    ...{ lang, seed, runs, extended, program, engineVersion: String(engineVersion), scenario, controls, shownControls },
    switches: mechanismNames.map((name) => ({
      ...{ name, title: mechanismTitle(name, lang), isOn: scenario.mechanisms[name] },
    })),
    rules: holdsStock(read) ? releaseTriggers.map((trigger) => ({ trigger, title: names[trigger] })) : [],
    facts: known && factsGiven(known, lang),
    beside: beside?.scenario ?? null,
  };
}

function factsGiven(
  { scenario, facts, args, isOn, isFileKnown }: NonNullable<ExplorerOf["known"]>,
  lang: Lang,
): GivenFacts {
  const { name, weighing, asOf, used, sha256 } = facts;
  return {
    ...{ name, sha256, scenario, weighing, asOf, args, isOn, isFileKnown },
    used: used.map(({ title, known }) => ({ title: titleIn(title, lang), known })),
  };
}

/** What is drawn at most once a run, by the largest share of the variance of any headline outcome that it explains, less its error. */
async function driversInOrder(
  { scenario }: ReadScenario,
  seed: string,
  options: PilotOptions,
): Promise<readonly string[]> {
  const own = pilotSeed(seed);
  const outcomes = headlineOutcomes(outcomeKeys(createWorld(scenario)));
  const { columns, failed } = await outcomeColumns(scenario, outcomes.map(outcomeId), {
    ...options,
    ...{ seed: own, runs: pilotRuns },
  });
  const values = (id: string) => columns.get(id) as Float64Array;
  const { drivers } = await driversOf(scenario, own, pilotRuns, outcomes, values, undefined, failed);
  const most = new Map<string, number>();
  for (const { path: drawn, share, standardError } of drivers) {
    const path = inputOf(drawn, scenario);
    most.set(path, Math.max(most.get(path) ?? 0, share - standardError));
  }
  return [...most]
    .filter(([, share]) => share > 0)
    .toSorted((a, b) => b[1] - a[1])
    .map(([path]) => path);
}

/** The input behind what is drawn: of how long a state of policy lasts, the duration that it may share with others. */
function inputOf(drawn: string, { policy }: Scenario): string {
  const lasts = policy.states[/^policy\.states\.(.+)\.lasts$/.exec(drawn)?.[1] ?? ""]?.lasts;
  return typeof lasts === "string" ? `policy.durations.${lasts}` : drawn;
}
