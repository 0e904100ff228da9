import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Chart, tableToCsv } from "../../report/charts/kit/chart.ts";
import { renderPdf, renderPng, renderSvg } from "../../report/render/render.ts";

/** The forms in which a chart is written, for those who are told. */
export const chartForms = ".vl.json, .svg, .pdf, .png and .csv";

/** Writes each chart by its id into `<folder>/charts`: as Vega-Lite, SVG, PDF, PNG and table. */
export async function writeCharts(folder: string, charts: readonly Chart[]): Promise<void> {
  mkdirSync(join(folder, "charts"), { recursive: true });
  for (const { id, question, spec, table } of charts) {
    const path = join(folder, "charts", id);
    writeFileSync(`${path}.vl.json`, `${JSON.stringify(spec)}\n`);
    writeFileSync(`${path}.csv`, tableToCsv(table));
    writeFileSync(`${path}.svg`, await renderSvg(spec));
    writeFileSync(`${path}.pdf`, await renderPdf(spec, question));
    writeFileSync(`${path}.png`, await renderPng(spec, { scale: 2 }));
  }
}
