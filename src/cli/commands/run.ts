import { join } from "node:path";
import type { Command } from "commander";
import { agesLines } from "../../report/tables/ages.ts";
import { driversTable } from "../../report/tables/drivers.ts";
import { newsText } from "../../report/tables/news.ts";
import { knownText, outcomeTable, weightsText } from "../../report/tables/outcomes.ts";
import { particlesText } from "../../report/tables/particles.ts";
import { convergenceTable, partsTable } from "../../report/tables/precision.ts";
import { wrapped } from "../../report/words/lines.ts";
import { ownNames } from "../../report/words/study.ts";
import type { Shard } from "../../sim/engine/ranges.ts";
import { withChosenPaths } from "../../sim/results/chosen-paths.ts";
import type { Earlier } from "../../sim/results/kept/unfinished.ts";
import { meansOf } from "../../sim/results/precision.ts";
import { mustBeReplaceable } from "../../sim/results/replace.ts";
import { runInto, type WrittenRun } from "../../sim/results/run.ts";
import { runShardInto } from "../../sim/results/shards.ts";
import type { StudyOptions } from "../../sim/results/write-study.ts";
import { examples } from "../flags/examples.ts";
import { type FactsFlags, loadKnown, withFacts } from "../flags/facts.ts";
import { settled, type Unsettled } from "../flags/sampling.ts";
import { type ShardFlags, shardOf, withShards } from "../flags/shards.ts";
import { type StudyFlags, type UntilFlags, withPaths, withStudyOptions, withUntil } from "../flags/study.ts";
import { prepare } from "../study/until.ts";
import type { Io } from "../terminal/io.ts";

type RunFlags = StudyOptions & UntilFlags & FactsFlags & Earlier & { readonly out?: string };

/** Runs a scenario and writes its results folder. */
async function run(given: string, flags: RunFlags, io: Io): Promise<void> {
  const read = loadKnown(given, flags, io);
  const options = withChosenPaths(flags, read, io);
  const out = options.out ?? `results/${read.scenario.name}`;
  mustBeReplaceable(out, "study", io);
  const ready = await prepare([read], options, io);
  printRun(await runInto(out, read, options, io, ready), ready.reached(), out, io);
}

/** What a study found, what it reached of what was asked for, and where it lies. */
export function printRun({ study, precision }: WrittenRun, reached: string, out: string, io: Io): void {
  const { manifest, summary, drivers, news } = study;
  io.answer?.({ results: out, record: { ...manifest, ...summary } });
  io.stdout(agesLines([manifest], io.today()));
  io.stdout(outcomeTable(study));
  for (const text of [knownText(manifest), weightsText(manifest)])
    if (text !== "") io.stdout(`\n${wrapped(text, 110).join("\n")}\n`);
  const carried = particlesText(manifest);
  if (carried !== "") io.stdout(`\n${carried}`);
  if (news !== undefined) io.stdout(`\n${newsText(news, ownNames, summary)}`);
  if (reached !== "") io.stdout(`\n${reached}`);
  if (drivers !== null) io.stdout(`\n${driversTable(drivers, ownNames)}`);
  const { convergence, spread, pairs } = precision;
  if (convergence !== null) io.stdout(`\n${convergenceTable(convergence, ownNames)}`);
  if (spread !== null) io.stdout(`\n${partsTable(spread, meansOf(summary), pairs, ownNames)}`);
  if (manifest.failedRuns !== undefined)
    io.stdout(
      `\n${manifest.failedRuns} of ${manifest.runs} runs failed and are left out: ${join(out, "failures.csv")}\n`,
    );
  io.stdout(
    `\nall ${summary.outcomes.length} outcomes: ${join(out, "summary.json")}\nresults: ${out}\nresult hash: ${manifest.resultHash}\n`,
  );
}

/** Runs one share of a study into a folder that all shares have in common. */
async function runShard(
  given: string,
  shard: Shard,
  options: StudyOptions & FactsFlags & { readonly out?: string },
  io: Io,
): Promise<void> {
  const read = loadKnown(given, options, io);
  const out = options.out ?? `results/${read.scenario.name}.shards`;
  const { firstRun, runs, wasFinished } = await runShardInto(out, read, shard, options, io);
  io.answer?.({ results: out, record: { shard, firstRun, runs, wasFinished } });
  const finished = wasFinished ? "is finished already" : `is finished, ${runs} runs from ${firstRun} on`;
  io.stdout(`shard ${shard.index}/${shard.of} ${finished}: ${out}\n`);
}

/** One study, or a share of one. */
export function addRun(command: Command, io: Io): void {
  withFacts(withPaths(withShards(withUntil(withStudyOptions(command, io)))))
    .description("simulate a scenario and write its results folder")
    .argument("<scenario>", "scenario file, name of a shipped one, or results folder that it made")
    .addHelpText(
      "after",
      examples(
        "run ban-2026 --seed board --runs 10000 --out results/ban",
        "run ban-2026 --seed board --runs 1000000 --shard 3/100 --out shards/ban",
        "run ban-2026 --seed board --paths pricePaidUsdPerKg.Dy,makerCoverWeeks --out results/ban",
        "run ban-2026 --seed board --facts japan-2026 --as-of 2026-09-30",
        'run ban-2026 --seed board --until "p95(pricePaid.Dy.peak) 3%" --until "P(firstLineStop.large <= 26w) 1pt"',
      ),
    )
    .action((scenario: string, flags: Unsettled<StudyFlags & ShardFlags & FactsFlags>) => {
      const options = settled(flags, [scenario], io);
      const shard = shardOf(options, io);
      return shard === undefined ? run(scenario, options, io) : runShard(scenario, shard, options, io);
    });
}
