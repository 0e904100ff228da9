import { createHash } from "node:crypto";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { scoreMarkdown, scoreTable, scoreText } from "../../../report/tables/forecast-score.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import { InputError } from "../../../sim/results/host.ts";
import { loadFacts } from "../../../sim/results/known.ts";
import { Mistakes } from "../../../sim/results/mistakes.ts";
import { readBytes } from "../../../sim/results/read-file.ts";
import { fillFolder } from "../../../sim/results/replace.ts";
import { readSealed } from "../../../sim/results/sealed.ts";
import { loadEvidence, loadScenario, loadShipped, loadTruths } from "../../../sim/results/shipped.ts";
import { type ForecastRecord, forecastSchema } from "../../../sim/scoring/forecast/record.ts";
import { scoreForecast } from "../../../sim/scoring/forecast/score.ts";
import type { ForecastScore } from "../../../sim/scoring/forecast/score-record.ts";
import type { Truths } from "../../../sim/scoring/forecast/truths.ts";
import { type Policy, truthsOfFacts } from "../../../sim/scoring/forecast/truths-of-facts.ts";
import type { Io } from "../../terminal/io.ts";

export type ScoreFlags = {
  readonly facts?: string | undefined;
  readonly truths?: string | undefined;
  /** Of the forecast, where none that is shipped has its name: what its states are. */
  readonly scenario?: string | undefined;
  readonly from?: string | undefined;
  readonly markdown: boolean;
  readonly out?: string;
};

/** Scores a forecast that was kept against what is on record, prints it, and writes it with --out. */
export async function score(
  given: string,
  { facts, truths, scenario, from, markdown, out }: ScoreFlags,
  io: Io,
): Promise<void> {
  const scored = scoreOf(given, { facts, truths, scenario, from }, io);
  if (out !== undefined) await fillFolder(out, "score", io, async (folder) => write(folder, scored));
  io.answer?.({ results: out ?? null, record: scored });
  io.stdout(markdown ? scoreMarkdown(scored) : scoreText(scored));
  if (out !== undefined && !markdown) io.stdout(`\nresults: ${out}\n`);
}

function scoreOf(
  given: string,
  { facts, truths, scenario, from }: Omit<ScoreFlags, "markdown" | "out">,
  io: Io,
): ForecastScore {
  const inFolder = join(given, "forecast.json");
  const path = resolve(io.cwd, given);
  if (!existsSync(path)) throw new InputError(`${given}: is missing`);
  const file = statSync(path).isDirectory() ? inFolder : given;
  const mistakes = new Mistakes();
  const read = mistakes.of(() => readSealed(dirname(file), { file: basename(file), schema: forecastSchema }, io));
  const others = mistakes.of(() => loadTruths(truths, loadEvidence(io), io));
  const known = facts === undefined ? undefined : mistakes.of(() => loadFacts(facts, io));
  const own = read && rolesOf(read.record, scenario, mistakes, io);
  mistakes.mustBeNone();
  const { record } = read as NonNullable<typeof read>;
  const sha256 = createHash("sha256")
    .update(readBytes(resolve(io.cwd, file), file))
    .digest("hex");
  const onRecord = known === undefined ? (others as Truths) : truthsOfFacts(known.document, others as Truths, own);
  try {
    return scoreForecast(record, sha256, onRecord, from);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

/** What the states of the forecast's scenario are, by the file given of it, or the shipped one of its name; undefined where there is none. */
function rolesOf(
  { scenario: name }: ForecastRecord,
  given: string | undefined,
  mistakes: Mistakes,
  io: Io,
): Policy | undefined {
  const read = given === undefined ? loadShipped(name, io) : mistakes.of(() => loadScenario(given, io));
  return read?.scenario.policy;
}

function write(folder: string, scored: ForecastScore): void {
  writeFileSync(join(folder, "score.json"), `${canonicalJson(scored)}\n`);
  writeFileSync(join(folder, "score.csv"), tableToCsv(scoreTable(scored)));
}
