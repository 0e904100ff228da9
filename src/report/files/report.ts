import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { z } from "zod";
import { type Host, InputError } from "../../sim/results/host.ts";
import { openMore, openResults } from "../../sim/results/open.ts";
import { readRecord } from "../../sim/results/read-record.ts";
import { fillFolder } from "../../sim/results/replace.ts";
import { briefKinds } from "../page/brief/brief-of.ts";
import type { PageContent } from "../page/content.ts";
import { pageContent, type Validation } from "../page/contents-of.ts";
import { reportedKinds, saysOf, sectionKinds } from "../page/kinds.ts";
import { htmlPage } from "../page/page.ts";
import type { Painter } from "../render/render.ts";
import { validationRecordSchema, validationScoreSchema } from "../tables/validation-score.ts";
import { langs } from "../words/lang.ts";
import {
  type Asked,
  chartProblems,
  flagsOf,
  languageProblems,
  languagesOf,
  shownOf,
  studyProblems,
  untilProblems,
  withCharts,
} from "./asked.ts";
import { writeBrief } from "./brief.ts";
import { writeCharts } from "./charts.ts";
import { type OfficeForm, writeOffice } from "./office.ts";
import { printPage } from "./print-page.ts";

export type ReportOptions = Asked & {
  /** Other results folders, a section of the page each: of rules, of hindcast, or of compare with several baselines. */
  readonly with: readonly string[];
  /** Where the report goes; into the folder `report` of its results when left out. */
  readonly out?: string | undefined;
  /** Whether also the brief of two pages. */
  readonly brief?: boolean | undefined;
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
  /** Where its page lies in each language, below that; one that is empty is the folder itself. */
  readonly pages: readonly string[];
  readonly charts: number;
  /** Why the page was not printed; undefined where it was, or was not to be. */
  readonly unprinted?: string | undefined;
};

/**
 * Makes the report of a results folder in its folder `report`: every chart in `charts`, as Vega-Lite, as table and as
 * painted, and one page, index.html, printed to report.pdf where a browser is given; of several languages each in a folder of
 * its own. InputError for a folder that no report can be made of, or that is damaged, and for what is asked for and is not there.
 */
export async function writeReport(
  given: string,
  options: ReportOptions,
  host: Host,
  paint: Painter,
): Promise<WrittenReport> {
  const { out = join(given, "report"), brief = false, today, office = [], browser } = options;
  const { contents, main, more } = await contentsOf(given, options, host);
  return await fillFolder(out, "report", host, async (folder) => {
    const pages = contents.map(({ lang = "en" }) => (contents.length === 1 ? "" : lang));
    let [charts, unprinted]: [number, string | undefined] = [0, undefined];
    for (const [k, content] of contents.entries()) {
      const below = join(folder, pages[k]);
      mkdirSync(below, { recursive: true });
      charts = await writePage(below, { ...content, today }, paint);
      await writeOffice(below, office, content);
      if (brief) await writeBrief(below, main, more, { ...content, today }, host, office);
      if (browser === undefined || browser === null) continue;
      for (const [page, pdf] of printedOf(brief)) {
        // Beside the folder that is filled, so that it is cleared away with it, also by the next command if this one is killed.
        const scratch = join(dirname(folder), pdf === "report.pdf" ? "print" : "print-brief");
        const printing = { page: join(below, page), pdf: join(below, pdf), scratch };
        const failure = await printPage(browser, printing, host.signal);
        unprinted ??= failure && `${browser} did not print the page: ${failure}`;
      }
    }
    return { folder: out, pages, charts, unprinted };
  });
}

/** Pages that are printed, and what the PDF of each is called. */
function printedOf(brief: boolean): readonly (readonly [string, string])[] {
  return [["index.html", "report.pdf"] as const, ...(brief ? [["brief.html", "brief.pdf"] as const] : [])];
}

/** What the report has to say, in each language asked for. InputError with everything that is asked for and is not there. */
async function contentsOf(given: string, asked: ReportOptions, host: Host) {
  const called = (name: string) => host.terms.out.replace(/out$/, name);
  const problems = [...languageProblems(asked, called)];
  const { main, more } = await opened(given, asked, host, problems);
  const studies = saysOf(main)?.drawn ?? [];
  const manifests = studies.map(({ manifest }) => manifest);
  const ofStudies = [...studyProblems(asked, manifests, called), ...untilProblems(asked, manifests, called)];
  problems.push(...ofStudies);
  const shown = ofStudies.length === 0 ? shownOf(asked) : shownOf({ lang: [] });
  const contents: PageContent[] = [];
  for (const [k, lang] of languagesOf({ lang: problems.length === 0 ? asked.lang : langs.slice(0, 1) }).entries()) {
    // Warnings of the results are the same in each language.
    const quiet = k === 0 ? host : { ...host, warn: () => undefined };
    const content = await pageContent(main, more, { lang, shown }, readValidation(host), quiet);
    if (k === 0) problems.push(...chartProblems(asked, content, called));
    const title = asked.title?.[asked.lang.indexOf(lang)];
    contents.push({
      ...withCharts(content, asked),
      ...(title === undefined ? {} : { title }),
      asked: flagsOf(asked, lang),
    });
  }
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return { contents: contents as readonly PageContent[], main, more };
}

/** The results that it is made of; what is wrong with them is told after what is wrong already. */
async function opened(given: string, asked: ReportOptions, host: Host, problems: readonly string[]) {
  try {
    const main = await openResults(given, host, asked.brief ? briefKinds : reportedKinds);
    return { main, more: await openMore(main, asked.with, sectionKinds, host) };
  } catch (error) {
    if (!(error instanceof InputError) || problems.length === 0) throw error;
    throw new InputError([...problems, error.message].join("\n"));
  }
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
