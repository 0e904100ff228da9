import type { Command } from "commander";
import type { Io } from "../../../sim/results/host.ts";
import { examples } from "../../examples.ts";
import { settled, type Unsettled } from "../../flags/sampling.ts";
import { parseRuns, parseSeed, parseWorkers, samplingOption } from "../../flags/study.ts";
import type { PlanFlags } from "../../plan/decide.ts";
import { withUntil } from "../../until/flags.ts";
import { plan } from "../plan.ts";

/** What a study will cost and how precise it will be, before it is run. */
export function addPlan(command: Command, io: Io): void {
  withUntil(
    command
      .description("by a pilot: runs, time, disk, memory and the errors to expect; what is luck and what ignorance")
      .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
      .option("--seed <text>", "that of the study: run then decides on the same number of runs", parseSeed, "plan")
      .option("--runs <count>", "seeded runs to plan for", parseRuns, 10_000)
      .addOption(samplingOption())
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors),
  )
    .addHelpText(
      "after",
      examples(
        "plan ban-2026 --runs 100000",
        'plan ban-2026 --seed board --until "p95(pricePaid.Dy.peak) 3%" --until "mean(unmetNeedShare.Dy) 1pt"',
      ),
    )
    .action((scenario: string, options: Unsettled<PlanFlags>) => plan(scenario, settled(options, [scenario], io), io));
}
