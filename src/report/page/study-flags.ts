import type { Manifest } from "../../sim/study/study.ts";
import { samplingText } from "../words/commands.ts";

/** The options of a command that computes these studies again: seed, size, sampling. */
export function studyFlags(manifests: readonly Manifest[]): readonly string[] {
  const [{ seed, sampling }] = manifests;
  return [
    ...["--seed", seed, ...sizeOf(manifests)],
    ...(sampling.kind === "plain" ? [] : ["--sampling", samplingText(sampling)]),
  ];
}

/** How many runs: as a number, or by the figures that decided on it. */
function sizeOf(manifests: readonly Manifest[]): readonly string[] {
  const [{ until, runs }] = manifests;
  if (until === undefined) return ["--runs", String(runs)];
  const goals = new Set(manifests.flatMap((each) => each.until?.goals.map(({ goal }) => goal) ?? []));
  return [...[...goals].flatMap((goal) => ["--until", goal]), "--ceiling", String(until.ceiling)];
}
