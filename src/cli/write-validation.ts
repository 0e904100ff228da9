import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { hindcastCharts } from "../report/charts/hindcast/hindcast-charts.ts";
import { renderPng } from "../report/render/png.ts";
import { fillBlocks } from "../report/validation/fill-blocks.ts";
import { pictureName, validationBlocks } from "../report/validation/validation-blocks.ts";
import { runForecast } from "../sim/forecast/run-forecast.ts";
import { runHindcast } from "../sim/hindcast/run-hindcast.ts";
import { scoredMechanisms } from "../sim/hindcast/scored-mechanisms.ts";
import { loadEpisode, loadEvidence, shippedEpisodes } from "./episode-files.ts";
import { loadScenario, scenarioFiles } from "./scenario-file.ts";

/*
 * Fills the blocks of docs/validation.md and draws its pictures: the hindcast of every shipped episode with each
 * mechanism off in turn, and the forecast that is to be scored. All else on that page is written by hand.
 */

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
const folders = { cwd: packageRoot, packageRoot };
const page = new URL("../../docs/validation.md", import.meta.url);
const pictures = new URL("../../docs/pictures/", import.meta.url);
const workers = availableParallelism();

const evidence = loadEvidence(folders);
const episodes = shippedEpisodes(folders).map((name) => loadEpisode(name, evidence, folders));
const hindcast = await runHindcast(episodes, evidence, scenarioFiles(folders), {
  seed: "validation",
  runs: 4000,
  workers,
  ablate: scoredMechanisms,
});
const forecast = await runForecast(loadScenario("ban-2026", folders), "2027-01-31", {
  seed: "forecast-2026",
  runs: 20_000,
  workers,
});
const charts = hindcastCharts(hindcast);
writeFileSync(page, fillBlocks(readFileSync(page, "utf8"), validationBlocks(hindcast, charts, forecast)));
mkdirSync(pictures, { recursive: true });
for (const { id, spec } of charts)
  writeFileSync(new URL(pictureName(id), pictures), await renderPng(spec, { scale: 2 }));
