import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { z } from "zod";
import type { Host } from "../../sim/results/host.ts";
import { openMore, openResults } from "../../sim/results/open.ts";
import { readRecord } from "../../sim/results/read-record.ts";
import { fillFolder } from "../../sim/results/replace.ts";
import type { PageContent } from "../page/content.ts";
import { pageContent, type Validation } from "../page/contents-of.ts";
import { reportedKinds, sectionKinds } from "../page/kinds.ts";
import { htmlPage } from "../page/page.ts";
import type { Painter } from "../render/render.ts";
import { validationRecordSchema, validationScoreSchema } from "../tables/validation-score.ts";
import type { Lang } from "../words/lang.ts";
import { writeCharts } from "./charts.ts";
import { type OfficeForm, writeOffice } from "./office.ts";
import { printPage } from "./print-page.ts";

export type ReportOptions = {
  readonly lang: Lang;
  /** Other results folders, a section of the page each: of rules, of hindcast, or of compare with several baselines. */
  readonly with: readonly string[];
  /** Day on which it is made [ISO date]: the page says how old its scenarios are. Left out, it does not. */
  readonly today?: string | undefined;
  /** Forms of Office in which it is written too; none when left out. */
  readonly office?: readonly OfficeForm[] | undefined;
  /** Path of the Chromium or Chrome that prints the page to PDF; left out, or null, where none is to. */
  readonly browser?: string | null | undefined;
};

export type WrittenReport = {
  /** Where the report lies. */
  readonly folder: string;
  readonly charts: number;
  /** Why the page was not printed; undefined where it was, or was not to be. */
  readonly unprinted?: string | undefined;
};

/**
 * Makes the report of a results folder in its folder `report`: every chart in `charts`, as Vega-Lite, as table and as
 * painted, and one page, index.html, printed to report.pdf where a browser is given. InputError for a folder that no report
 * can be made of, or that is damaged.
 */
export async function writeReport(
  given: string,
  { lang, with: folders, today, office = [], browser }: ReportOptions,
  host: Host,
  paint: Painter,
): Promise<WrittenReport> {
  const main = await openResults(given, host, reportedKinds);
  const more = await openMore(main, folders, sectionKinds, host);
  const out = join(given, "report");
  return await fillFolder(out, "report", host, async (folder) => {
    const content = { ...(await pageContent(main, more, lang, readValidation(host), host)), today };
    const charts = await writePage(folder, content, paint);
    await writeOffice(folder, office, content);
    if (browser === undefined || browser === null) return { folder: out, charts };
    // Beside the folder that is filled, so that it is cleared away with it, also by the next command if this one is killed.
    const scratch = join(dirname(folder), "print");
    const printing = { page: join(folder, "index.html"), pdf: join(folder, "report.pdf"), scratch };
    const failure = await printPage(browser, printing, host.signal);
    return { folder: out, charts, unprinted: failure && `${browser} did not print the page: ${failure}` };
  });
}

async function writePage(folder: string, content: PageContent, paint: Painter): Promise<number> {
  const charts = [...content.charts, ...(content.parts ?? []).flatMap((part) => part.charts)];
  await writeCharts(folder, charts, paint);
  writeFileSync(join(folder, "index.html"), await htmlPage(content));
  return charts.length;
}

/** What lies beside docs/validation.md, the score and what was concluded; nothing in a package without docs. */
function readValidation({ packageRoot }: Pick<Host, "packageRoot">): Validation {
  const read = <T>(name: string, schema: z.ZodType<T>) => {
    const path = join(packageRoot, "docs", name);
    return existsSync(path) ? readRecord(path, path, schema) : undefined;
  };
  return {
    score: read("validation-score.json", validationScoreSchema),
    record: read("validation-record.json", validationRecordSchema),
  };
}
