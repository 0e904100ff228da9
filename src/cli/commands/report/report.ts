import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pageContent } from "../../../report/page/contents-of.ts";
import { reportedKinds, sectionKinds } from "../../../report/page/kinds.ts";
import { htmlPage } from "../../../report/page/page.ts";
import { type ValidationScore, validationScoreSchema } from "../../../report/tables/validation-score.ts";
import type { Lang } from "../../../report/words/lang.ts";
import type { OpenedResults } from "../../../sim/results/kinds.ts";
import { openMore, openResults } from "../../../sim/results/open.ts";
import { readRecord } from "../../../sim/results/read-record.ts";
import { fillFolder } from "../../../sim/results/replace.ts";
import { chartForms, writeCharts } from "../../study/write-charts.ts";
import type { Io } from "../../terminal/io.ts";
import { findBrowser, printPage } from "./print-page.ts";

export type ReportFlags = {
  readonly lang: Lang;
  /** Other results folders, a section of the page each. */
  readonly with: readonly string[];
};

/** Writes charts (Vega-Lite, SVG, PDF, PNG, table) and one page, as HTML and as PDF, into `<dir>/report`. */
export async function report(given: string, { lang, with: folders }: ReportFlags, io: Io): Promise<void> {
  const main = await openResults(given, io, reportedKinds);
  const more = await openMore(main, folders, sectionKinds, io);
  const browser = findBrowser(io);
  const out = join(given, "report");
  const { charts, unprinted } = await fillFolder(out, "report", io, async (folder) => {
    const count = await writeReport(folder, main, more, lang, io);
    return { charts: count, unprinted: await print(folder, browser, io) };
  });
  io.stdout(`${charts} charts, each as ${chartForms}: ${join(out, "charts")}\n`);
  io.stdout(`page: ${join(out, "index.html")}\n`);
  if (unprinted === undefined) io.stdout(`page as PDF: ${join(out, "report.pdf")}\n`);
  else if (browser === null) io.stdout("page as PDF: left out, as CHOKEPOINT_BROWSER says\n");
  else io.stderr(`report.pdf: left out, ${unprinted}; the charts' PDFs are there\n`);
}

/** Prints the page beside itself; why not, where it could not be. */
async function print(folder: string, browser: string | undefined | null, io: Io): Promise<string | undefined> {
  if (browser === null) return "none was asked for";
  if (browser === undefined)
    return "no Chromium or Chrome was found to print the page (CHOKEPOINT_BROWSER says where one is)";
  const failure = await printPage(browser, join(folder, "index.html"), join(folder, "report.pdf"), io.signal);
  return failure === undefined ? undefined : `${browser} did not print the page: ${failure}`;
}

async function writeReport(
  folder: string,
  main: OpenedResults,
  more: readonly OpenedResults[],
  lang: Lang,
  io: Io,
): Promise<number> {
  const content = await pageContent(main, more, lang, readValidationScore(io), io);
  const charts = [...content.charts, ...(content.parts ?? []).flatMap((part) => part.charts)];
  await writeCharts(folder, charts, io.paint);
  writeFileSync(join(folder, "index.html"), await htmlPage(content));
  return charts.length;
}

/** The score beside docs/validation.md; undefined in a package without docs. */
function readValidationScore({ packageRoot }: Pick<Io, "packageRoot">): ValidationScore | undefined {
  const path = join(packageRoot, "docs/validation-score.json");
  return existsSync(path) ? readRecord(path, path, validationScoreSchema) : undefined;
}
