import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import {
  extendUntilMet,
  isMet,
  type Look,
  type Pilot,
  runsFor,
  type Sample,
} from "../../sim/analysis/precision/until.ts";
import type { Measured, Sampled } from "../../sim/precision/measured.ts";
import type { Io } from "../../sim/results/host.ts";
import { readColumn } from "../../sim/results/study-folder.ts";
import { type Place, type WrittenStudy, writeStudy } from "../../sim/results/write-study.ts";
import { layoutOf } from "../../sim/study/layout.ts";
import { outcomeId, type UntilRecord } from "../../sim/study/study.ts";
import type { PartFolder } from "../part-folder.ts";
import type { Asked, PilotOptions } from "../study/pilot.ts";
import { ErrorWatch } from "./error-watch.ts";

/** What a study of unknown length left: the last look at all goals, and each scenario's results. */
export type WrittenUntil = {
  readonly looks: readonly Look[];
  readonly studies: readonly WrittenStudy[];
};

/** Runs scenarios, the same number of runs each, until all their goals are met; a place and kept parts for each of them. */
export async function writeUntilMet(
  places: readonly Place[],
  parts: readonly PartFolder[],
  asked: readonly Asked[],
  pilot: Pilot,
  options: PilotOptions,
  io: Io,
): Promise<WrittenUntil> {
  const goals = asked.flatMap((each) => each.goals);
  const { seed, sampling, workers, ceiling } = options;
  let studies: WrittenStudy[] = [];
  const study: Sample = async (runs) => {
    studies = [];
    const sampled: Sampled[] = [];
    for (const [k, { read, goals: own }] of asked.entries()) {
      const watch = own.length === 0 ? undefined : new ErrorWatch(own, read.scenario, { seed, sampling, runs });
      const study = await writeStudy(places[k], read, parts[k], { runs, workers, watch }, io);
      studies.push(study);
      const layout = layoutOf({ ...study.manifest, failed: study.failed });
      for (const { statistic } of own)
        sampled.push({ values: await readColumn(places[k].folder, outcomeId(statistic.key)), layout });
    }
    return sampled;
  };
  const looks = await extendUntilMet(goals, runsFor(pilot, ceiling), study, ceiling);
  const last = looks[looks.length - 1];
  const first = asked.map((_, k) => asked.slice(0, k).reduce((sum, each) => sum + each.goals.length, 0));
  studies = studies.map((study, k) => {
    const measured = last.measured.slice(first[k], first[k] + asked[k].goals.length);
    const until = recordOf(asked[k].goals, measured, { looks, pilot, ceiling });
    return { ...study, manifest: { ...study.manifest, until } };
  });
  for (const [k, { manifest }] of studies.entries())
    writeFileSync(join(places[k].folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return { looks, studies };
}

type Course = { readonly looks: readonly Look[]; readonly pilot: Pilot; readonly ceiling: number };

function recordOf(
  goals: readonly Goal[],
  measured: readonly Measured[],
  { looks, pilot, ceiling }: Course,
): UntilRecord {
  return {
    rule: "pilot, study, further looks",
    confidence: 0.95,
    ceiling,
    pilotRuns: pilot.runs,
    looks: looks.map(({ runs }) => runs),
    met: isMet(looks[looks.length - 1]),
    goals: goals.map(({ text }, k) => {
      const { value, halfWidth, ratio } = measured[k];
      return { goal: text, value, halfWidth, ratio };
    }),
  };
}
