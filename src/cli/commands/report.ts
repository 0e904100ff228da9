import { join } from "node:path";
import type { Command } from "commander";
import type { OfficeForm } from "../../report/files/office.ts";
import type { ReportOptions } from "../../report/files/report.ts";
import { langs } from "../../report/words/lang.ts";
import { examples } from "../flags/examples.ts";
import { type FactsFlags, withFacts } from "../flags/facts.ts";
import type { Io } from "../terminal/io.ts";
import { mustKnow } from "./report-facts.ts";

/** Charts and one page of results that lie on disk. */
export function addReport(command: Command, io: Io): void {
  withFacts(command)
    .description(
      "charts (Vega-Lite, SVG, PDF, PNG, CSV) and one page that opens offline, also as PDF, into <dir>/report",
    )
    .argument("<dir>", "results folder of run, compare, rules, sweep, sensitivity, discover, watch, infer or hindcast")
    .option(
      "--with <dir>",
      "also a section on these results of rules, sensitivity, discover, watch, hindcast, or of compare with several baselines; again for more",
      again,
      [],
    )
    .option(
      "--lang <codes>",
      `language of charts and page: ${langs.join(", ")}; of several, as ${langs.join()}, each goes into a folder of its name`,
      listOf,
      ["en"],
    )
    .option("--out <dir>", "where the report goes, in place of <dir>/report")
    .option("--title <text>", "what to call it; for several languages again for each, in their order", again, [])
    .option("--only <materials>", "charts of these materials alone, by name, between commas", listOf, [])
    .option("--sectors <sectors>", "charts of these sectors alone, by name, between commas", listOf, [])
    .option(
      "--until <day>",
      "charts over time to this day, as 2026-12-31, or for so many weeks, as 26w; what is said of whole runs stays, and the chart says so",
    )
    .option(
      "--chart <charts>",
      "these charts alone, by the names of their files, between commas; a brief has them first",
      listOf,
      [],
    )
    .option(
      "--brief",
      "also a brief of two pages: question, answer, four charts, what it rests on, how far to trust it",
    )
    .option(
      "--docx",
      "also as a document: report.docx, charts under their findings, main tables, contents; with --brief brief.docx too",
    )
    .option("--pptx", "also as a deck of the whole report: report.pptx, a slide a chart, its words as text")
    .option("--xlsx", "also all its tables as a workbook: report.xlsx, a sheet a table, numbers as numbers")
    .addHelpText(
      "after",
      examples(
        "report results/ban",
        "report results/ban --brief --with results/watch",
        "report results/ban --pptx --xlsx --docx",
        "report results/ban --brief --docx",
        "report results/ban --lang ja",
        "report results/ban --lang en,ja --out board",
        "report results/ban --only Tb --chart cover,prices --until 2026-12-31",
        "report results/2010-against-2026 --with results/baselines --with results/rules --with results/hindcast",
      ),
    )
    .addHelpText("after", note)
    .action((dir: string, flags: ReportFlags) => report(dir, flags, io));
}

type ReportFlags = Pick<
  ReportOptions,
  "lang" | "with" | "out" | "title" | "only" | "sectors" | "until" | "chart" | "brief"
> &
  FactsFlags & {
    readonly [Form in OfficeForm]?: boolean;
  };

function again(word: string, words: readonly string[]): readonly string[] {
  return [...words, word];
}

function listOf(words: string): readonly string[] {
  return words.split(",").map((word) => word.trim());
}

/** What a report was asked to be, as a shell's words. */
function wordsOf({
  lang,
  with: parts,
  out,
  title = [],
  only = [],
  until,
  sectors = [],
  chart = [],
  ...flags
}: ReportFlags): readonly string[] {
  const isEnglish = lang.join() === "en";
  const lists = {
    "--lang": isEnglish ? [] : lang,
    "--only": only,
    "--sectors": sectors,
    "--until": until === undefined ? [] : [until],
    "--chart": chart,
  };
  return [
    ...parts.flatMap((part) => ["--with", part]),
    ...Object.entries(lists).flatMap(([flag, names]) => (names.length === 0 ? [] : [flag, names.join()])),
    ...title.flatMap((text) => ["--title", text]),
    ...(out === undefined ? [] : ["--out", out]),
    ...Object.entries(flags).flatMap(([flag, isOn]) => (isOn === true ? [`--${flag}`] : [])),
  ];
}

async function report(given: string, { facts, asOf, ...flags }: ReportFlags, io: Io): Promise<void> {
  const known = { ...(facts === undefined ? {} : { facts }), ...(asOf === undefined ? {} : { asOf }) };
  mustKnow(given, known, wordsOf(flags), io);
  // Loaded when asked for: drawing needs Vega, running does not.
  const { chartForms } = await import("../../report/files/charts.ts");
  const { officeForms } = await import("../../report/files/office.ts");
  const { findBrowser } = await import("../../report/files/print-page.ts");
  const { writeReport } = await import("../../report/files/report.ts");
  const office = officeForms.filter((form) => flags[form]);
  const browser = findBrowser(io.env.CHOKEPOINT_BROWSER);
  const options = { ...flags, office, today: io.today(), browser };
  const { folder, pages, charts, ...written } = await writeReport(given, options, io, io.paint);
  const unprinted = browser === undefined ? notFound : written.unprinted;
  const of = pages.map((page) => join(folder, page, "index.html"));
  io.answer?.({
    results: given,
    record: { charts, folder, page: of[0], ...(of.length > 1 ? { pages: of } : {}) },
  });
  for (const page of pages) {
    const at = (file: string) => join(folder, page, file);
    io.stdout(`${charts} charts, each as ${chartForms}: ${at("charts")}\n`);
    io.stdout(`page: ${at("index.html")}\n`);
    if (flags.brief) io.stdout(`brief: ${at("brief.html")}\n`);
    for (const form of office) io.stdout(`${form}: ${at(`report.${form}`)}\n`);
    if (flags.brief && flags.docx) io.stdout(`brief as docx: ${at("brief.docx")}\n`);
    if (browser === null) io.stdout("page as PDF: left out, as CHOKEPOINT_BROWSER says\n");
    else if (unprinted === undefined) {
      io.stdout(`page as PDF: ${at("report.pdf")}\n`);
      if (flags.brief) io.stdout(`brief as PDF: ${at("brief.pdf")}\n`);
    }
  }
  if (browser !== null && unprinted !== undefined)
    io.stderr(`report.pdf: left out, ${unprinted}; the charts' PDFs are there\n`);
}

const notFound = "no Chromium or Chrome was found to print the page (CHOKEPOINT_BROWSER says where one is)";

const note = `
Results of rules, of baselines and of watch are to be of a scenario of <dir>.
A brief is made of results of run, compare and rules; with results of watch it says what would change the answer.
Deck and workbook are of the whole report, also beside a brief, which is a page and, with --docx, a document.
The page is printed to report.pdf by Chromium or Chrome: that of CHOKEPOINT_BROWSER (none: no PDF of the page),
or one in a usual place.`;
