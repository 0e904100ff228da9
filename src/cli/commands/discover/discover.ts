import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeKeys, outcomesByName } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { engineVersion } from "../../../model/version.ts";
import { discoveryCharts } from "../../../report/charts/discovery/index.ts";
import { writeCharts } from "../../../report/files/charts.ts";
import { agesLines } from "../../../report/tables/ages.ts";
import { discoveryText } from "../../../report/tables/discovery.ts";
import type { Lang } from "../../../report/words/lang.ts";
import { boxesToCsv, trajectoryToCsv } from "../../../sim/analysis/discovery/csv.ts";
import { type Discovered, type DrawnInput, discover, fewestCases } from "../../../sim/analysis/discovery/discover.ts";
import type { DiscoveryRecord } from "../../../sim/analysis/discovery/record.ts";
import { sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import { runStudy } from "../../../sim/engine/run-study.ts";
import { sourcesOf } from "../../../sim/engine/sources.ts";
import { openSubject, type Subject } from "../../../sim/results/given-runs.ts";
import { InputError } from "../../../sim/results/host.ts";
import { fillFolder, mustBeReplaceable } from "../../../sim/results/replace.ts";
import { nearest } from "../../../sim/scenario/problem.ts";
import { inputColumnName } from "../../../sim/study/files/runs.ts";
import { resultsSchemaVersion } from "../../../sim/study/schema-version.ts";
import type { Io } from "../../terminal/io.ts";

export type DiscoverFlags = {
  readonly outcome: string;
  readonly above?: number;
  readonly below?: number;
  readonly boxes: number;
  readonly seed?: string;
  readonly runs?: number;
  readonly workers: number;
  readonly lang: Lang;
  readonly out?: string;
};

const usualRuns = 10_000;

/** What the runs brought, and what they drew. */
type Runs = { readonly outcome: Float64Array; readonly inputs: readonly DrawnInput[]; readonly runs: number };

/** Says in which part of the input space an outcome goes wrong, and writes boxes, tree and charts into a folder. */
export async function discoverIn(given: string, flags: DiscoverFlags, io: Io): Promise<void> {
  const subject = await openSubject(given, flags, io);
  const { read, study } = subject;
  const key = askedFor(subject, flags);
  const out = flags.out ?? `results/${read.scenario.name}-discovery`;
  mustBeReplaceable(out, "discovery", io);
  const threshold = flags.above ?? (flags.below as number);
  const side = flags.above === undefined ? "below" : "above";
  const { outcome, inputs, runs } =
    study === undefined ? await ranFor(subject, key, flags, io) : await storedOf(given, subject, key);
  const isHit = new Uint8Array(outcome.length);
  for (let row = 0; row < isHit.length; row++) {
    const value = outcome[row];
    isHit[row] = (side === "above" ? value > threshold : value < threshold) ? 1 : 0;
  }
  const hits = isHit.reduce((sum, each) => sum + each, 0);
  if (Math.min(hits, isHit.length - hits) < fewestCases)
    throw new InputError(
      `--${side}: must set ${fewestCases} to ${isHit.length - fewestCases} of the ${isHit.length} runs apart, got ${threshold}, ${side} which ${hits} are`,
    );
  const found: Discovered = await discover(inputs, isHit, flags);
  const record: DiscoveryRecord = {
    schemaVersion: resultsSchemaVersion,
    scenario: read.document as DiscoveryRecord["scenario"],
    scenarioSha256: sha256OfDocument(read.document),
    seed: study?.manifest.seed ?? (flags.seed as string),
    ...{ runs, sampling: study?.manifest.sampling.kind ?? "plain", engineVersion },
    ...{ outcome: key.outcome, material: key.material, sector: key.sector, unit: key.unit, side, threshold },
    ...found,
  };
  await fillFolder(out, "discovery", io, async (folder) => {
    writeFileSync(join(folder, "discovery.json"), `${JSON.stringify(record)}\n`);
    writeFileSync(join(folder, "boxes.csv"), boxesToCsv(record.boxes));
    writeFileSync(join(folder, "trajectory.csv"), trajectoryToCsv(record));
    writeFileSync(join(folder, "tree.csv"), boxesToCsv(record.leaves));
    await writeCharts(folder, discoveryCharts(record, flags.lang), io.paint);
  });
  io.answer?.({ results: out, record });
  io.stdout(agesLines([record], io.today()));
  io.stdout(discoveryText(record, flags.lang));
  io.stdout(`\nboxes: ${join(out, "boxes.csv")}\ncharts: ${join(out, "charts")}\nresults: ${out}\n`);
}

/** The outcome asked for; every problem at once. */
function askedFor({ read: { scenario } }: Subject, { outcome, above, below }: DiscoverFlags): OutcomeKey {
  const named = outcomesByName(outcomeKeys(createWorld(scenario)));
  const problems: string[] = [];
  if (above === undefined && below === undefined) problems.push("--above: must be given, or --below, got neither");
  const key = named.get(outcome);
  if (key === undefined) {
    const meant = nearest(outcome, [...named.keys()]);
    problems.push(
      `--outcome: must be one that the scenario has${meant === undefined ? "" : `, did you mean ${meant}?`}, got ${outcome}`,
    );
  }
  if (problems.length > 0 || key === undefined) throw new InputError(problems.join("\n"));
  return key;
}

/** Runs a scenario and holds one outcome and what each run drew. */
async function ranFor({ read: { scenario } }: Subject, key: OutcomeKey, flags: DiscoverFlags, io: Io): Promise<Runs> {
  const { runs = usualRuns, workers } = flags;
  const seed = flags.seed as string;
  const at = outcomeKeys(createWorld(scenario)).map(outcomeId).indexOf(outcomeId(key));
  const sources = sourcesOf(scenario, seed);
  const outcome = new Float64Array(runs);
  const drawn = sources.map(() => new Float64Array(runs));
  let row = 0;
  const progress = io.progress(scenario.name, runs);
  await runStudy(scenario, {
    ...{ seed, runs, workers, signal: io.signal },
    onProgress: (finished, known) => progress.update(finished, known),
    onOutcomes: (outcomes, _, __, ofRuns) => {
      outcome.set(outcomes[at], row);
      drawn.forEach((column, k) => void column.set(ofRuns[k], row));
      row += outcomes[at].length;
    },
  });
  const inputs = sources.map(({ path, unit }, k) => ({ path, unit, values: () => drawn[k].subarray(0, row) }));
  return { outcome: outcome.subarray(0, row), inputs, runs };
}

/** Reads an outcome of finished runs, and what they drew one input at a time. */
async function storedOf(given: string, { read: { scenario }, study }: Subject, key: OutcomeKey): Promise<Runs> {
  const { manifest, values } = study as NonNullable<Subject["study"]>;
  const { seed, sampling, runs } = manifest;
  const inputs = sourcesOf(scenario, seed, sampling).map(({ path, unit }) => ({
    ...{ path, unit },
    values: () => values(inputColumnName(path)),
  }));
  try {
    await inputs[0]?.values();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(
      `${join(given, "runs.parquet")}: must hold what each run drew, which results of an earlier build do not: run the scenario again`,
    );
  }
  return { outcome: await values(outcomeId(key)), inputs, runs };
}
