import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { configurationTable, configurationText } from "../../../report/tables/configuration.ts";
import { configurationDifference } from "../../../sim/analysis/explain/configuration.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";

/** Writes configuration.csv, what two scenarios have different; returns what the terminal is shown of it. */
export function writeConfiguration(folder: string, a: ReadScenario, b: ReadScenario): string {
  const rows = configurationDifference(a.document, b.document);
  writeFileSync(join(folder, "configuration.csv"), tableToCsv(configurationTable(rows)));
  return configurationText(rows, a.scenario.name, b.scenario.name);
}
