import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { hindcastCharts } from "../../report/charts/hindcast/index.ts";
import { renderPng } from "../../report/render/render.ts";
import { scoredBeforeSchema } from "../../report/tables/beside.ts";
import { blocksOf, fillBlocks, pictureName, validationBlocks } from "../../report/tables/validation.ts";
import { validationScore } from "../../report/tables/validation-score.ts";
import { canonicalJson } from "../../sim/engine/parts/canonical.ts";
import {
  loadEpisode,
  loadEvidence,
  loadScenario,
  loadTargets,
  scenarioFiles,
  shippedEpisodes,
} from "../../sim/results/shipped.ts";
import { runForecast } from "../../sim/scoring/forecast/run.ts";
import { scoredMechanisms } from "../../sim/scoring/hindcast/jobs.ts";
import { runHindcast } from "../../sim/scoring/hindcast/run.ts";

/*
 * Fills the blocks of docs/validation.md, writes its score for reports (validation-score.json) and draws its pictures: the hindcast of every shipped episode with each
 * mechanism off in turn, and the forecast that is to be scored. That one is written once: a block that holds a forecast
 * is left as it is, and so is docs/forecasts/2026-01-31.json with all its quantiles. All else on the page is written by hand.
 */

const packageRoot = fileURLToPath(new URL("../../..", import.meta.url));
const folders = { cwd: packageRoot, packageRoot };
const page = new URL("../../../docs/validation.md", import.meta.url);
const pictures = new URL("../../../docs/pictures/", import.meta.url);
const workers = availableParallelism();

const evidence = loadEvidence(folders);
const episodes = shippedEpisodes(folders).map((name) => loadEpisode(name, evidence, folders));
const hindcast = await runHindcast(episodes, evidence, scenarioFiles(folders), {
  seed: "validation",
  runs: 4000,
  workers,
  ablate: scoredMechanisms,
  targets: loadTargets(folders),
});
const forecast = await runForecast(loadScenario("ban-2026", folders), "2027-01-31", {
  seed: "forecast-2026",
  runs: 20_000,
  workers,
});
/** What an event of a shipped episode asks of the runs. */
const quantityOf = (episode: string, event: string) =>
  episodes.find((each) => each.episode.name === episode)?.events.find(({ name }) => name === event)?.quantity;
const charts = hindcastCharts(hindcast);
const written = readFileSync(page, "utf8");
const before = scoredBeforeSchema.parse(
  JSON.parse(readFileSync(new URL("../../../docs/validation-before.json", import.meta.url), "utf8")),
);
const fresh = validationBlocks(hindcast, charts, forecast, before);
const kept = keptOf(written, "forecast");
writeFileSync(page, fillBlocks(written, { ...fresh, ...kept }));
writeFileSync(
  new URL("../../../docs/validation-score.json", import.meta.url),
  `${canonicalJson(validationScore(hindcast.record, quantityOf))}\n`,
);
if (kept.forecast === undefined)
  writeFileSync(new URL("../../../docs/forecasts/2026-01-31.json", import.meta.url), `${canonicalJson(forecast)}\n`);
mkdirSync(pictures, { recursive: true });
for (const { id, spec } of charts)
  writeFileSync(new URL(pictureName(id), pictures), await renderPng(spec, { scale: 2 }));

/** A block as it stands, if anything stands in it. */
function keptOf(text: string, name: string): Readonly<Record<string, string>> {
  const body = blocksOf(text).find((block) => block.name === name)?.body ?? "";
  return body.trim() === "" ? {} : { [name]: body };
}
