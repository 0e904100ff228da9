import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { scoreMarkdown, scoreTable, scoreText } from "../../../report/tables/forecast-score.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import { InputError } from "../../../sim/results/host.ts";
import { loadFacts } from "../../../sim/results/known.ts";
import { readBytes } from "../../../sim/results/read-file.ts";
import { fillFolder } from "../../../sim/results/replace.ts";
import { readSealed } from "../../../sim/results/sealed.ts";
import { loadEvidence, loadTruths } from "../../../sim/results/shipped.ts";
import { forecastSchema } from "../../../sim/scoring/forecast/record.ts";
import { scoreForecast } from "../../../sim/scoring/forecast/score.ts";
import type { ForecastScore } from "../../../sim/scoring/forecast/score-record.ts";
import { truthsOfFacts } from "../../../sim/scoring/forecast/truths-of-facts.ts";
import type { Io } from "../../terminal/io.ts";

export type ScoreFlags = {
  readonly facts?: string | undefined;
  readonly truths?: string | undefined;
  readonly from?: string | undefined;
  readonly markdown: boolean;
  readonly out?: string;
};

/** Scores a forecast that was kept against what is on record, prints it, and writes it with --out. */
export async function score(given: string, { facts, truths, from, markdown, out }: ScoreFlags, io: Io): Promise<void> {
  const scored = scoreOf(given, { facts, truths, from }, io);
  if (out !== undefined) await fillFolder(out, "score", io, async (folder) => write(folder, scored));
  io.answer?.({ results: out ?? null, record: scored });
  io.stdout(markdown ? scoreMarkdown(scored) : scoreText(scored));
  if (out !== undefined && !markdown) io.stdout(`\nresults: ${out}\n`);
}

function scoreOf(given: string, { facts, truths, from }: Omit<ScoreFlags, "markdown" | "out">, io: Io): ForecastScore {
  const inFolder = join(given, "forecast.json");
  const file = existsSync(resolve(io.cwd, inFolder)) ? inFolder : given;
  const { record } = readSealed(dirname(file), { file: basename(file), schema: forecastSchema }, io);
  const sha256 = createHash("sha256")
    .update(readBytes(resolve(io.cwd, file), file))
    .digest("hex");
  const others = loadTruths(truths, loadEvidence(io), io);
  const onRecord = facts === undefined ? others : truthsOfFacts(loadFacts(facts, io).document, others);
  try {
    return scoreForecast(record, sha256, onRecord, from);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

function write(folder: string, scored: ForecastScore): void {
  writeFileSync(join(folder, "score.json"), `${canonicalJson(scored)}\n`);
  writeFileSync(join(folder, "score.csv"), tableToCsv(scoreTable(scored)));
}
