import { join } from "node:path";
import { type Command, Option } from "commander";
import type { OfficeForm } from "../../report/files/office.ts";
import type { ReportOptions } from "../../report/files/report.ts";
import { langs } from "../../report/words/lang.ts";
import { examples } from "../flags/examples.ts";
import type { Io } from "../terminal/io.ts";

/** Charts and one page of results that lie on disk. */
export function addReport(command: Command, io: Io): void {
  command
    .description(
      "charts (Vega-Lite, SVG, PDF, PNG, CSV) and one page that opens offline, also as PDF, into <dir>/report",
    )
    .argument("<dir>", "results folder of run, compare, rules, sweep, sensitivity, discover, watch, infer or hindcast")
    .option(
      "--with <dir>",
      "also a section on these results of rules, sensitivity, discover, watch, hindcast, or of compare with several baselines; again for more",
      (dir: string, dirs: readonly string[]) => [...dirs, dir],
      [],
    )
    .addOption(new Option("--lang <code>", "language of charts and page").choices([...langs]).default("en"))
    .option("--xlsx", "also its tables as a workbook: report.xlsx, a sheet a table, numbers as numbers")
    .addHelpText(
      "after",
      examples(
        "report results/ban",
        "report results/ban --xlsx",
        "report results/ban --lang ja",
        "report results/2010-against-2026 --with results/baselines --with results/rules --with results/hindcast",
      ),
    )
    .addHelpText("after", note)
    .action((dir: string, flags: ReportFlags) => report(dir, flags, io));
}

type ReportFlags = Pick<ReportOptions, "lang" | "with"> & { readonly [Form in OfficeForm]?: boolean };

async function report(given: string, { lang, with: beside, ...flags }: ReportFlags, io: Io): Promise<void> {
  // Loaded when asked for: drawing needs Vega, running does not.
  const { chartForms } = await import("../../report/files/charts.ts");
  const { officeForms } = await import("../../report/files/office.ts");
  const { findBrowser } = await import("../../report/files/print-page.ts");
  const { writeReport } = await import("../../report/files/report.ts");
  const office = officeForms.filter((form) => flags[form]);
  const browser = findBrowser(io.env.CHOKEPOINT_BROWSER);
  const { folder, charts, ...written } = await writeReport(
    given,
    { lang, with: beside, office, today: io.today(), browser },
    io,
    io.paint,
  );
  const unprinted = browser === undefined ? notFound : written.unprinted;
  io.answer?.({ results: given, record: { charts, folder, page: join(folder, "index.html") } });
  io.stdout(`${charts} charts, each as ${chartForms}: ${join(folder, "charts")}\n`);
  io.stdout(`page: ${join(folder, "index.html")}\n`);
  for (const form of office) io.stdout(`${form}: ${join(folder, `report.${form}`)}\n`);
  if (browser === null) io.stdout("page as PDF: left out, as CHOKEPOINT_BROWSER says\n");
  else if (unprinted === undefined) io.stdout(`page as PDF: ${join(folder, "report.pdf")}\n`);
  else io.stderr(`report.pdf: left out, ${unprinted}; the charts' PDFs are there\n`);
}

const notFound = "no Chromium or Chrome was found to print the page (CHOKEPOINT_BROWSER says where one is)";

const note = `
Results of rules and of baselines are to be of a scenario of <dir>.
The page is printed to report.pdf by Chromium or Chrome: that of CHOKEPOINT_BROWSER (none: no PDF of the page),
or one in a usual place.`;
