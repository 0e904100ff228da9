import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { bandsOf } from "../../../sim/engine/bands/bands-of.ts";
import { CountedSum, takeCounted } from "../../../sim/engine/bands/counted.ts";
import { areWhole } from "../../../sim/engine/bands/tally.ts";
import { ancestorsOf } from "../../../sim/engine/filter/lineage.ts";
import { partsOf, rangesOf } from "../../../sim/engine/ranges.ts";
import { type Study, simulateRange, tallyOf, weightsOfRuns } from "../../../sim/engine/simulate-range.ts";
import { bandsToCsv } from "../../../sim/study/files/bands.ts";
import { layoutOf } from "../../../sim/study/layout.ts";
import { summarize } from "../../../sim/study/summarize.ts";
import type { Proof, StudyTold } from "./protocol.ts";

/** Runs all of a study once more, folded as the command line folds it, and hashes the files that it would write. */
export async function proofOf(
  study: Study,
  { seed, lineage }: Pick<StudyTold, "seed" | "lineage">,
  runs: number,
  knownTo: string | null,
): Promise<Proof> {
  const counted = new CountedSum(study.series, study.world.weeks);
  const sums = new Float64Array(study.series.length * study.world.weeks);
  const columns = study.outcomes.map(() => new Float64Array(runs));
  const weights = study.facts.length === 0 ? undefined : new Float64Array(runs);
  for (const part of partsOf(runs)) {
    const tally = tallyOf(study, part.runs);
    for (const range of rangesOf(part.runs, part.firstRun)) {
      const { firstRun } = range;
      const done = simulateRange(study, range, undefined, tally);
      for (let cell = 0; cell < sums.length; cell++) sums[cell] += done.sums[cell];
      done.outcomes.forEach((values, k) => void columns[k].set(values, firstRun));
      weights?.set(weightsOfRuns(study, (i) => firstRun + i, done.ofFacts, range.runs) ?? [], firstRun);
    }
    const ofPart = weights?.subarray(part.firstRun, part.firstRun + part.runs);
    counted.add(takeCounted(tally, study.bins, areWhole(tally) ? undefined : ofPart && sumOf(ofPart)));
  }
  const counts =
    weights === undefined
      ? runs
      : partsOf(runs).reduce((sum, part) => sum + sumOf(weights.subarray(part.firstRun, part.firstRun + part.runs)), 0);
  const ids = study.outcomes.map(outcomeId);
  const layout = layoutOf({
    ...{ sampling: study.sampling, seed, runs, weights },
    ancestors: lineage === null ? undefined : ancestorsOf(lineage),
  });
  const summary = await summarize(study.outcomes, (id) => columns[ids.indexOf(id)], layout, knownTo ?? undefined);
  const bands = bandsOf(counted.total(), sums, study.series, study.world.scenario.start, counts);
  return {
    summary: await sha256(`${JSON.stringify(summary, null, 1)}\n`),
    bands: await sha256(bandsToCsv(bands)),
  };
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
