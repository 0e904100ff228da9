import type { Command } from "commander";
import { InputError } from "../../../sim/results/host.ts";
import { examples } from "../../flags/examples.ts";
import { settled, type Unsettled } from "../../flags/sampling.ts";
import { parseRuns, withStudyOptions, withUntil } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { CompareOptions } from "./compare.ts";

/** Scenarios against each other. */
export function addCompare(command: Command, io: Io): void {
  withUntil(withStudyOptions(command, io))
    .description(
      "simulate two scenarios or more on the same seed; what differs between them, and the differences of outcomes run for\nrun, with standard errors",
    )
    .argument("<a>", "scenario file, name of a shipped one, or results folder that it made")
    .argument("<b>", "what to compare it with: differences are b minus a")
    .argument("[more...]", "more scenarios: then the last is held against each of those before it")
    .option("--explain", "decompose the differences into the groups of inputs that differ (Shapley values)", false)
    .option("--outcome <id...>", "outcomes to explain, such as unmetNeedShare.Dy; the headlines when left out")
    .option("--explain-runs <count>", "seeded runs of each hybrid scenario; at most 2000 when left out", parseRuns)
    .option("--severity-matched", "also with b's restrictions as long as misses the tonnes that a misses", false)
    .addHelpText(
      "after",
      examples(
        "compare precedent-2010 ban-2026 --seed board --runs 10000",
        'compare precedent-2010 ban-2026 --seed board --until "mean(unmetNeedShare.Dy) 0.5pt"',
        "compare precedent-2010 ban-2026 --seed board --explain --outcome unmetNeedShare.Dy lossHigh",
        "compare precedent-2010 ban-2026 --seed board --severity-matched",
        "compare baseline-2024-trade baseline-2025-licensing baseline-2025-detente ban-2026 --seed board",
      ),
    )
    .action(async (a: string, b: string, more: readonly string[], asked: Unsettled<CompareOptions>) => {
      mustGoTogether(asked, more.length);
      const options = settled(asked, [a, b, ...more], io);
      if (more.length === 0) {
        const { compare } = await import("./compare.ts");
        await compare([a, b], options, io);
      } else {
        const { compareBaselines } = await import("./baselines.ts");
        await compareBaselines([a, b, ...more], options, io);
      }
    });
}

function mustGoTogether(
  { explain, outcome, explainRuns, severityMatched, runs, until }: Unsettled<CompareOptions>,
  more: number,
): void {
  const problems: string[] = [];
  if (!explain && outcome !== undefined) problems.push("--outcome: must stand with --explain");
  if (!explain && explainRuns !== undefined) problems.push("--explain-runs: must stand with --explain");
  if (explainRuns !== undefined && until === undefined && explainRuns > runs)
    problems.push(`--explain-runs: must be at most the runs compared, ${runs}, got ${explainRuns}`);
  if (explain && more > 0) problems.push(`--explain: must have two scenarios, got ${more + 2}`);
  if (severityMatched && more > 0) problems.push(`--severity-matched: must have two scenarios, got ${more + 2}`);
  if (problems.length > 0) throw new InputError(problems.join("\n"));
}
