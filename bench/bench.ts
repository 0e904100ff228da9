import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { measureAgainst } from "./against.ts";
import { filterOverPlain } from "./filter.ts";
import { peakMemory } from "./memory.ts";
import { numpyOverOurs } from "./numpy-peer.ts";
import { runOverDraws } from "./run-over-draws.ts";
import { samplingGain } from "./sampling-gain.ts";
import { sweepOverRun } from "./sweep-over-run.ts";
import { twoWorkersOverOne } from "./workers.ts";

/**
 * Speed as ratios within one run of this program: the machine's own speed cancels. Each ratio is the median of rounds in
 * which both sides take turns. `--quick` leaves out the million runs and the long studies, and repeats the wall clock's rounds less.
 * `--against <git ref>` measures this build against that one instead, `--only <text>` those measures whose label holds it.
 */
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    against: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const { quick } = values;

console.log(`node ${process.version}, ${availableParallelism()} processors\n`);
if (values.against !== undefined) measureAgainst(values.against, quick ? 3 : 9, values.only);
else await measureThis();

async function measureThis(): Promise<void> {
  peakMemory(quick ? [10_000] : [10_000, 1_000_000]);
  for (const name of ["precedent-2010", "licensing-2025", "ban-2026"]) {
    console.log(`\n${name}`);
    runOverDraws(name);
    twoWorkersOverOne(name, quick ? 1 : 3, !quick);
    numpyOverOurs(name, quick ? 1 : 5);
  }
  console.log("\nsweep");
  sweepOverRun("ban-2026", quick ? 1 : 5);
  console.log("\nban-2026, filtered");
  filterOverPlain("ban-2026", 10_000, quick ? 1 : 3);
  await samplingGain(quick ? 1 : 4);
}
