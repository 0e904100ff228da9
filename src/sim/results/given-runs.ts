import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { tellsDrivers } from "../engine/sampling/sampling.ts";
import type { ReadScenario } from "../scenario/read.ts";
import type { Study } from "../study/study.ts";
import { type Host, InputError } from "./host.ts";
import { openStudy } from "./open-study.ts";
import { loadScenario } from "./shipped.ts";

/** What an analysis of inputs starts from: a scenario, and its finished study where a results folder was given. */
export type Subject = { readonly read: ReadScenario; readonly study?: Study<Promise<Float64Array>> | undefined };

type Flags = { readonly seed?: string | undefined; readonly runs?: number | undefined };

/**
 * Opens what an analysis of inputs was given. InputError for a scenario without a seed, for results with a seed or a number
 * of runs that are not theirs to choose, and for results whose runs were chosen by their outcomes
 * or are weighed by facts.
 */
export async function openSubject(given: string, flags: Flags, host: Host): Promise<Subject> {
  const read = loadScenario(given, host);
  const isResults = existsSync(join(resolve(host.cwd, given), "manifest.json"));
  if (!isResults) {
    if (flags.seed === undefined) throw new InputError("--seed: must be given with a scenario, got none");
    return { read };
  }
  const problems = (["seed", "runs"] as const).flatMap((flag) =>
    flags[flag] === undefined
      ? []
      : [`--${flag}: must stand with a scenario, since results have their own, got ${flags[flag]}`],
  );
  const study = await openStudy(given, host);
  const { sampling } = study.manifest;
  if (!tellsDrivers(sampling))
    problems.push(
      `${join(given, "manifest.json")}: sampling: must be plain, sobol, latin or stratified for its runs to tell what drives them, got ${sampling.kind}`,
    );
  const weighing = study.manifest.facts?.weighing.length ?? 0;
  if (weighing > 0)
    problems.push(
      `${join(given, "manifest.json")}: facts: must weigh none of its runs, for what goes in is told from runs that count alike: give the scenario by its name or file, got ${weighing} that do`,
    );
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return { read, study };
}
