import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Chart, tableToCsv } from "../charts/kit/chart.ts";
import type { Painter } from "../render/render.ts";

/** The forms in which a chart is written, for those who are told. */
export const chartForms = ".vl.json, .svg, .pdf, .png and .csv";

/** Writes each chart by its id into `<folder>/charts`: as Vega-Lite, as table, and in the forms that are painted. */
export async function writeCharts(folder: string, charts: readonly Chart[], paint: Painter): Promise<void> {
  mkdirSync(join(folder, "charts"), { recursive: true });
  for (const chart of charts) {
    const path = join(folder, "charts", chart.id);
    writeFileSync(`${path}.vl.json`, `${JSON.stringify(chart.spec)}\n`);
    writeFileSync(`${path}.csv`, tableToCsv(chart.table));
    for (const [form, picture] of Object.entries(await paint(chart))) writeFileSync(`${path}.${form}`, picture);
  }
}
