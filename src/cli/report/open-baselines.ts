import { join, resolve } from "node:path";
import { canonicalJson } from "../../sim/engine/parts/canonical.ts";
import { baselinesSchema } from "../../sim/files/part-schemas.ts";
import { mustMatch } from "../../sim/results/checks.ts";
import type { Io } from "../../sim/results/host.ts";
import { openStudy } from "../../sim/results/open-study.ts";
import { readRecord } from "../../sim/results/read-record.ts";
import type { Study } from "../../sim/study/study.ts";
import { mustBeComparable } from "../comparable.ts";
import { InputError } from "../input-error.ts";

export type OpenedBaselines = { readonly subject: Study; readonly baselines: readonly Study[] };

/** Opens one scenario and those it is held against; refuses any that is not the one that baselines.json was made of. */
export async function openBaselines(given: string, io: Io): Promise<OpenedBaselines> {
  const path = join(given, "baselines.json");
  const record = readRecord(resolve(io.cwd, path), path, baselinesSchema);
  const names = [...record.comparisons.map(({ baseline }) => baseline), record.subject];
  if (names.length !== record.resultHashes.length)
    throw new InputError(`${path}: resultHashes: must be ${names.length}, got ${record.resultHashes.length}`);
  const studies: Study[] = [];
  for (const [k, name] of names.entries()) {
    const folder = join(given, String.fromCharCode("a".charCodeAt(0) + k));
    const study = await openStudy(folder, io);
    const { scenario, seed, runs, resultHash, sampling } = study.manifest;
    mustMatch(
      folder,
      { "scenario.name": String(scenario.name), seed, runs, resultHash },
      { "scenario.name": name, seed: record.seed, runs: record.runs, resultHash: record.resultHashes[k] },
      "baselines.json",
    );
    const first = studies[0]?.manifest;
    if (first !== undefined && canonicalJson(first.sampling) !== canonicalJson(sampling))
      throw new InputError(`${folder}: sampling: must be ${first.sampling.kind}, as in a, got ${sampling.kind}`);
    if (first !== undefined)
      mustBeComparable(asComparable(studies[0]), asComparable(study), [join(given, "a"), folder]);
    studies.push(study);
  }
  return { subject: studies[studies.length - 1], baselines: studies.slice(0, -1) };
}

function asComparable({ manifest }: Study): Parameters<typeof mustBeComparable>[0] {
  return manifest.scenario as Parameters<typeof mustBeComparable>[0];
}
