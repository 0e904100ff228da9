import { join, resolve } from "node:path";
import { canonicalJson } from "../engine/parts/canonical.ts";
import { comparisonSchema } from "../study/files/schemas.ts";
import type { Study } from "../study/study.ts";
import { mustBeComparable } from "../../cli/comparable.ts";
import { InputError } from "../../cli/input-error.ts";
import type { Io } from "./host.ts";
import { openStudy } from "./open-study.ts";
import { readRecord } from "./read-record.ts";

/** Opens both studies of a comparison; refuses any that is not the one that comparison.json was made of. */
export async function openComparison(given: string, io: Io): Promise<readonly [Study, Study]> {
  const path = join(given, "comparison.json");
  const record = readRecord(resolve(io.cwd, path), path, comparisonSchema);
  const [a, b] = [await openStudy(join(given, "a"), io), await openStudy(join(given, "b"), io)];
  if (canonicalJson(a.manifest.sampling) !== canonicalJson(b.manifest.sampling))
    throw new InputError(
      `${join(given, "b")}: sampling: must be ${a.manifest.sampling.kind}, as in a, got ${b.manifest.sampling.kind}`,
    );
  for (const [i, { manifest }] of [a, b].entries()) {
    const part = (["a", "b"] as const)[i];
    const { seed, runs, resultHash } = manifest;
    const pairs = [
      ["scenario.name", String(manifest.scenario.name), record[part]],
      ["seed", seed, record.seed],
      ["runs", runs, record.runs],
      ["resultHash", resultHash, record.resultHashes[i]],
    ] as const;
    for (const [key, got, wanted] of pairs)
      if (got !== wanted)
        throw new InputError(`${join(given, part)}: ${key}: must be ${wanted}, as in comparison.json, got ${got}`);
  }
  mustBeComparable(
    a.manifest.scenario as Parameters<typeof mustBeComparable>[0],
    b.manifest.scenario as Parameters<typeof mustBeComparable>[0],
    [join(given, "a"), join(given, "b")],
  );
  return [a, b];
}
