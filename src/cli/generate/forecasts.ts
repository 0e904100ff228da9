import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type KeptForecast, keptForecastBlocks } from "../../report/tables/kept-forecasts.ts";
import { fillBlocks } from "../../report/tables/validation.ts";
import { loadEvidence, loadTruths } from "../../sim/results/shipped.ts";
import { forecastSchema } from "../../sim/scoring/forecast/record.ts";
import { scoreForecast } from "../../sim/scoring/forecast/score.ts";

/*
 * Scores every forecast of docs/forecasts against configs/forecasts/truths.yaml and fills the blocks of its README. The
 * forecasts themselves are never written again.
 */

const packageRoot = fileURLToPath(new URL("../../..", import.meta.url));
const folder = new URL("../../../docs/forecasts/", import.meta.url);
const folders = { cwd: packageRoot, packageRoot };
const truths = loadTruths(undefined, loadEvidence(folders), folders);

const kept = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort()
  .map((file): KeptForecast => {
    const bytes = readFileSync(new URL(file, folder));
    const record = forecastSchema.parse(JSON.parse(bytes.toString()));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { name: file.replace(/\.json$/, ""), record, score: scoreForecast(record, sha256, truths, madeOn(file)) };
  });

/** A forecast is called by the day on which it was made. */
function madeOn(file: string): string {
  return file.slice(0, 10);
}

const page = new URL("README.md", folder);
writeFileSync(page, fillBlocks(readFileSync(page, "utf8"), keptForecastBlocks(kept)));
