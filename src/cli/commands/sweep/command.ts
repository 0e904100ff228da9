import type { Command } from "commander";
import { examples } from "../../flags/examples.ts";
import { settled, type Unsettled } from "../../flags/sampling.ts";
import { withShards } from "../../flags/shards.ts";
import { withStudyOptions } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { SweepFlags } from "./sweep.ts";

/** A scenario over a grid of its inputs. */
export function addSweep(command: Command, io: Io): void {
  withShards(withStudyOptions(command, io), "run the k-th of n shares of the cells alone, into --parts")
    .description(
      "simulate every cell of a grid of inputs and scenarios on the same draws: a tidy table with errors, and the best and\nthe worst cells again on fresh seeds",
    )
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .requiredOption("--grid <file>", "grid file, or the name of a shipped one: lists, ranges and designs over inputs")
    .option(
      "--parts <dir>",
      "folder of finished cells that stays: shards and larger grids of one seed and as many runs share it",
    )
    .addHelpText(
      "after",
      examples(
        "sweep ban-2026 --grid cover --seed board --runs 512",
        "sweep ban-2026 --grid my-grid.yaml --seed board --out results/my-grid",
        "sweep ban-2026 --grid cover --seed board --parts results/cover.parts --shard 3/10",
        "check ban-2026 --grid my-grid.yaml",
      ),
    )
    .action(async (scenario: string, options: Unsettled<SweepFlags>) => {
      const { sweep } = await import("./sweep.ts");
      await sweep(scenario, settled(options, [scenario], io, true), io);
    });
}
