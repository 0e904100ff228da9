import { join } from "node:path";
import type { ChangesRecord } from "../analysis/news/record.ts";
import { canonicalJson } from "../engine/parts/canonical.ts";
import type { Study } from "../study/study.ts";
import { mustMatch } from "./checks.ts";
import { type Host, InputError } from "./host.ts";
import { studyLetters } from "./open-comparison.ts";
import { openStudy } from "./open-study.ts";

/** What changed between what was known and what is known now: its record, and a study for each. */
export type OpenedChanges = { readonly record: ChangesRecord; readonly studies: readonly Study[] };

/** Opens the studies of one scenario as it was known; refuses any that is not the one that changes.json was made of. */
export async function openChanges(given: string, record: ChangesRecord, host: Host): Promise<OpenedChanges> {
  const { known, changes, resultHashes } = record;
  const path = join(given, "changes.json");
  const lengths = { known: known.length, resultHashes: resultHashes.length, changes: changes.length + 1 };
  for (const [key, length] of Object.entries(lengths))
    if (length !== known.length || length < 2)
      throw new InputError(`${path}: ${key}: must be of two studies or more, and as many as known, got ${length}`);
  const studies: Study[] = [];
  for (const [k, { facts, asOf }] of known.entries()) {
    const folder = join(given, studyLetters[k]);
    const study = await openStudy(folder, host);
    const { scenario, seed, runs, resultHash, sampling } = study.manifest;
    mustMatch(
      folder,
      { ...{ "scenario.name": String(scenario.name), seed, runs, resultHash }, ...toldBy(study) },
      {
        ...{ "scenario.name": record.scenario, seed: record.seed, runs: record.runs, resultHash: resultHashes[k] },
        ...{ facts: facts ?? "none", asOf: facts === null ? "none" : asOf },
      },
      "changes.json",
    );
    const first = studies[0]?.manifest;
    if (first !== undefined && canonicalJson(first.sampling) !== canonicalJson(sampling))
      throw new InputError(`${folder}: sampling: must be ${first.sampling.kind}, as in a, got ${sampling.kind}`);
    studies.push(study);
  }
  return { record, studies };
}

function toldBy({ manifest: { facts } }: Study) {
  return { facts: facts?.name ?? "none", asOf: facts?.asOf ?? "none" };
}
