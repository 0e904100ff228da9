import { type Command, Option } from "commander";
import { langs } from "../../../report/words/lang.ts";
import { examples } from "../../flags/examples.ts";
import type { Io } from "../../terminal/io.ts";
import type { ReportFlags } from "./report.ts";

/** Charts and one page of results that lie on disk. */
export function addReport(command: Command, io: Io): void {
  command
    .description(
      "charts (Vega-Lite, SVG, PDF, PNG, CSV) and one page that opens offline, also as PDF, into <dir>/report",
    )
    .argument("<dir>", "results folder of run, compare, rules or hindcast")
    .option(
      "--with <dir>",
      "also a section on these results of rules, of hindcast, or of compare with several baselines; again for more",
      (dir: string, dirs: readonly string[]) => [...dirs, dir],
      [],
    )
    .addOption(new Option("--lang <code>", "language of charts and page").choices([...langs]).default("en"))
    .addHelpText(
      "after",
      examples(
        "report results/ban",
        "report results/ban --lang ja",
        "report results/2010-against-2026 --with results/baselines --with results/rules --with results/hindcast",
      ),
    )
    .addHelpText("after", note)
    .action(async (dir: string, flags: ReportFlags) => {
      // Loaded when asked for: drawing needs Vega, running does not.
      const { report } = await import("./report.ts");
      await report(dir, flags, io);
    });
}

const note = `
Results of rules and of baselines are to be of a scenario of <dir>.
The page is printed to report.pdf by Chromium or Chrome: that of CHOKEPOINT_BROWSER (none: no PDF of the page),
or one in a usual place.`;
