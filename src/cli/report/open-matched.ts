import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SeverityMatched } from "../../report/charts/severity.ts";
import { matchedSchema } from "../../sim/files/part-schemas.ts";
import { mustMatch } from "../../sim/results/checks.ts";
import type { Io } from "../../sim/results/host.ts";
import { openStudy } from "../../sim/results/open-study.ts";
import { readRecord } from "../../sim/results/read-record.ts";
import { compareStudies } from "../../sim/study/compare.ts";
import type { Study } from "../../sim/study/study.ts";

/** The severity-matched study beside a comparison, if there is one; refuses one that matched.json was not made of. */
export async function openMatched(
  given: string,
  studies: readonly Study[],
  io: Io,
): Promise<(Omit<SeverityMatched, "studies" | "matched"> & { readonly matched: Study }) | undefined> {
  const path = join(given, "matched.json");
  if (!existsSync(resolve(io.cwd, path))) return undefined;
  const record = readRecord(resolve(io.cwd, path), path, matchedSchema);
  const [a, b] = studies;
  const { scenario, seed, runs } = b.manifest;
  const [nameA, nameB] = [String(a.manifest.scenario.name), String(scenario.name)];
  mustMatch(
    path,
    { a: record.a, b: record.b, seed: record.seed, runs: record.runs },
    { a: nameA, b: nameB, seed, runs },
    "comparison.json",
  );
  const folder = join(given, "matched");
  const matched = await openStudy(folder, io);
  const of = matched.manifest;
  mustMatch(
    folder,
    { seed: of.seed, runs: of.runs, resultHash: of.resultHash },
    { seed, runs, resultHash: record.resultHash },
    "matched.json",
  );
  const [observed, differences] = [await compareStudies(a, b), await compareStudies(a, matched)];
  return { matched, record: { ...record, observed, matched: differences } };
}
