import type { Command } from "commander";
import { examples } from "../../flags/examples.ts";
import { withShards } from "../../flags/shards.ts";
import { parseDay, parseSeed, parseWhole, parseWorkers, withEarlier } from "../../flags/study.ts";
import type { Io } from "../../terminal/io.ts";
import type { InferFlags } from "./infer.ts";

const most = 1_000_000;
const count = (low: number) => (text: string) => parseWhole(text, low, most);

/** What the record says of the model's numbers. */
export function addInfer(command: Command, io: Io): void {
  withEarlier(
    withShards(command, "fill the k-th of n shares of the next stage that is not finished into --parts")
      .description("infer the model's numbers from a table of observations: waves, a bank of points, a posterior")
      .argument("<inference>", "inference file, or the name of a shipped one")
      .requiredOption("--seed <text>", "any text; the same seed gives the same numbers", parseSeed)
      .option("--waves <count>", "waves after the design of the prior", (text) => parseWhole(text, 0, 8), 3)
      .option("--points <count>", "points of the design and of each wave", count(8), 3000)
      .option("--bank <count>", "points of the bank; more of them go on from what is kept", count(100), 20_000)
      .option(
        "--begin-with <count>",
        "with --leave-out or --known-until: begin with so many points of the bank of the whole, which --parts holds already",
        (text) => parseWhole(text, 0, most),
        0,
      )
      .option(
        "--runs <count>",
        "runs of a point of the bank; of a wave three quarters, of the design one",
        count(8),
        256,
      )
      .option("--leave-out <episode>", "use no observation of this episode")
      .option("--known-until <day>", "use only what was on record by this day: what comes later is foretold", parseDay)
      .option(
        "--check [data sets]",
        "also check the procedure: ranks of the truth over so many data sets (500)",
        checked,
      )
      .option("--dry-run", "read and check the file, tell what it holds, and simulate nothing", false)
      .option(
        "--parts <dir>",
        "folder of finished points that stays: shards, leave-outs and larger banks of one file and seed share it",
      )
      .option("--workers <count>", "worker threads; of no effect on any number", parseWorkers, io.processors)
      .option(
        "--out <dir>",
        "folder for inference.json, tables and posterior.json, which scenarios take by the key posterior; replaced if it holds an earlier inference",
      ),
  )
    .addHelpText(
      "after",
      examples(
        "infer example --seed trial --waves 1 --points 200 --bank 2000 --runs 64 --out results/example",
        "infer example --seed trial --leave-out 2025 --check --out results/without-2025",
        "infer example --seed trial --parts results/example.parts --shard 3/10",
      ),
    )
    .action(async (given: string, flags: InferFlags) => {
      const { runInfer } = await import("./infer.ts");
      await runInfer(given, flags, io);
    });
}

function checked(text: string): number {
  return parseWhole(text, 20, 10_000);
}
