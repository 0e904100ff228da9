import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { BaselinesRecord } from "../analysis/baselines.ts";
import { type ExplanationRecord, explanationSchema } from "../analysis/explain/explanation.ts";
import { matchedSchema, type SeverityMatched } from "../analysis/severity/missing.ts";
import { canonicalJson } from "../engine/parts/canonical.ts";
import { compareStudies } from "../study/compare.ts";
import type { comparisonSchema, PairedDifference, Study } from "../study/study.ts";
import { mustBeComparable, mustMatch } from "./checks.ts";
import { type Host, InputError } from "./host.ts";
import { openStudy } from "./open-study.ts";
import { readRecord } from "./read-record.ts";
import { mustBeAsSealed, type Sealed } from "./sealed.ts";

/** Opens both studies of a comparison; refuses any that is not the one that comparison.json was made of. */
export async function openComparison(
  given: string,
  record: z.infer<typeof comparisonSchema>,
  host: Host,
): Promise<readonly [Study, Study]> {
  const [a, b] = [await openStudy(join(given, "a"), host), await openStudy(join(given, "b"), host)];
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

/** The record of a comparison, by which files beside it are known to be as they were written. */
type Beside = Pick<Sealed<unknown>, "file" | "seal">;

/** Whether a comparison holds a further record; refuses one that is not as the comparison has it. */
function isThere(given: string, name: string, beside: Beside, host: Host): boolean {
  if (beside.seal !== undefined) mustBeAsSealed(given, [name], beside, host);
  const isFound = existsSync(resolve(host.cwd, given, name));
  if (isFound && beside.seal === undefined)
    throw new InputError(
      `${join(given, name)}: must have its SHA-256 in ${beside.file}, which results of an earlier version have not: compare again`,
    );
  return isFound;
}

/** The explanation beside a comparison, if there is one; refuses one of other scenarios, another seed or other runs. */
export function openExplanation(
  given: string,
  [a, b]: readonly [Study, Study],
  differences: readonly PairedDifference[],
  seal: Beside,
  host: Host,
): ExplanationRecord | undefined {
  const path = join(given, "explain.json");
  if (!isThere(given, "explain.json", seal, host)) return undefined;
  const record = readRecord(resolve(host.cwd, path), path, explanationSchema);
  const pairs = [
    ["a", record.a, String(a.manifest.scenario.name)],
    ["b", record.b, String(b.manifest.scenario.name)],
    ["seed", record.seed, a.manifest.seed],
    ["comparedRuns", record.comparedRuns, a.manifest.runs],
  ] as const;
  for (const [key, got, wanted] of pairs)
    if (got !== wanted) throw new InputError(`${path}: ${key}: must be ${wanted}, as in comparison.json, got ${got}`);
  mustExplain(record, differences, path);
  return record;
}

/** What is explained must be differences of the comparison, and its bars must come to them. */
function mustExplain(
  { explanations, runs, comparedRuns }: ExplanationRecord,
  differences: readonly PairedDifference[],
  path: string,
): void {
  const problems: string[] = [];
  if (runs > comparedRuns) problems.push(`runs: must be at most comparedRuns, ${comparedRuns}, got ${runs}`);
  const ids = explanations.map(outcomeId);
  explanations.forEach((explanation, k) => {
    const at = `explanations.${k}`;
    const { bars, remainder, explained, ...told } = explanation;
    const compared = differences.find((each) => outcomeId(each) === ids[k]);
    if (compared === undefined || ids.indexOf(ids[k]) !== k)
      problems.push(`${at}: must be an outcome of comparison.json, and the only one of it, got ${ids[k]}`);
    else if (canonicalJson(told) !== canonicalJson(compared))
      problems.push(`${at}: must be the difference that comparison.json has of ${ids[k]}`);
    if (outcomeId(explained) !== ids[k])
      problems.push(`${at}.explained: must be of ${ids[k]} too, got ${outcomeId(explained)}`);
    const sum = bars.reduce((all, { value }) => all + value, remainder?.value ?? 0);
    // A difference is of two means, and known no better than they are.
    const level = Math.max(Math.abs(told.a.mean), Math.abs(told.b.mean));
    const size = bars.reduce((all, { value }) => all + Math.abs(value), Math.abs(told.difference) + level);
    if (Math.abs(sum - told.difference) > sumsWithin * size)
      problems.push(`${at}.bars: must come to the difference, ${told.difference}, got ${sum}`);
    const groups = bars.flatMap((bar) => bar.groups);
    if (bars.some((bar) => bar.groups.length === 0) || new Set(groups).size < groups.length)
      problems.push(
        `${at}.bars: must be of one group or more each, and each group of one bar, got ${groups.join(", ")}`,
      );
  });
  if (problems.length > 0) throw new InputError(problems.map((each) => `${path}: ${each}`).join("\n"));
}

/** Up to rounding, of the size of what is added. */
const sumsWithin = 1e-9;

/** Folders of several studies that are compared, in the order of their scenarios: as many as are compared at once. */
export const studyLetters = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

/** Folder of the severity-matched study. */
export const matchedFolder = "matched";

export type OpenedBaselines = { readonly subject: Study; readonly baselines: readonly Study[] };

/** Opens one scenario and those it is held against; refuses any that is not the one that baselines.json was made of. */
export async function openBaselines(given: string, record: BaselinesRecord, host: Host): Promise<OpenedBaselines> {
  const path = join(given, "baselines.json");
  const names = [...record.comparisons.map(({ baseline }) => baseline), record.subject];
  if (names.length !== record.resultHashes.length)
    throw new InputError(`${path}: resultHashes: must be ${names.length}, got ${record.resultHashes.length}`);
  const studies: Study[] = [];
  for (const [k, name] of names.entries()) {
    const folder = join(given, studyLetters[k]);
    const study = await openStudy(folder, host);
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

/** The severity-matched study beside a comparison, if there is one; refuses one that matched.json was not made of. */
export async function openMatched(
  given: string,
  studies: readonly [Study, Study],
  seal: Beside,
  host: Host,
): Promise<(Omit<SeverityMatched, "studies" | "matched"> & { readonly matched: Study }) | undefined> {
  const path = join(given, "matched.json");
  if (!isThere(given, "matched.json", seal, host)) return undefined;
  const record = readRecord(resolve(host.cwd, path), path, matchedSchema);
  const [a, b] = studies;
  const { scenario, seed, runs } = b.manifest;
  const [nameA, nameB] = [String(a.manifest.scenario.name), String(scenario.name)];
  mustMatch(
    path,
    { a: record.a, b: record.b, seed: record.seed, runs: record.runs },
    { a: nameA, b: nameB, seed, runs },
    "comparison.json",
  );
  const folder = join(given, matchedFolder);
  const matched = await openStudy(folder, host);
  const of = matched.manifest;
  mustMatch(
    folder,
    { seed: of.seed, runs: of.runs, resultHash: of.resultHash },
    { seed, runs, resultHash: record.resultHash },
    "matched.json",
  );
  const compared = { observed: await compareStudies(a, b), matched: await compareStudies(a, matched) };
  for (const key of ["observed", "matched"] as const)
    if (canonicalJson(compared[key]) !== canonicalJson(record[key]))
      throw new InputError(`${path}: ${key}: must be the differences that the studies give, got others`);
  return { matched, record: { ...record, ...compared } };
}
