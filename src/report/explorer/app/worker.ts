import { traceRun } from "../../../sim/analysis/replay/trace.ts";
import { binAt } from "../../../sim/engine/bands/bins.ts";
import type { Tally } from "../../../sim/engine/bands/tally.ts";
import { createStudy, type Study, simulateRange, tallyOf, weightsOfRuns } from "../../../sim/engine/simulate-range.ts";
import { followedIn } from "./followed.ts";
import { proofOf } from "./proof.ts";
import type { BlockDone, FromWorker, Role, StudyTold, ToWorker } from "./protocol.ts";

/*
 * A worker of the page: the engine of the command line, run block by block as the page asks. Whatever it is asked of a study
 * that another has taken the place of, it leaves undone.
 */

type Held = { readonly told: StudyTold; readonly study: Study; readonly followed: readonly number[]; tally: Tally };

const port = self as unknown as {
  onmessage: (event: { readonly data: ToWorker }) => void;
  postMessage(message: FromWorker, transfer?: readonly Transferable[]): void;
};

const studies = new Map<Role, Held>();

port.onmessage = ({ data }) => {
  answer(data).catch((error: Error) => {
    port.postMessage({ kind: "failed", role: data.role, id: data.id, message: error.message });
  });
};

async function answer(asked: ToWorker): Promise<void> {
  const { role, id } = asked;
  if (asked.kind === "study") {
    const study = createStudy(asked.scenario, asked.seed, undefined, undefined, null, undefined, asked.facts);
    studies.set(role, { told: asked, study, followed: followedIn(study.series), tally: tallyOf(study, mostRuns) });
    return;
  }
  const held = studies.get(role);
  if (held?.told.id !== id) {
    port.postMessage({ kind: "stale", role, id });
    return;
  }
  switch (asked.kind) {
    case "block": {
      const done = simulated(held, asked.firstRun, asked.runs);
      const columns = [...done.outcomes, ...done.bins, ...done.lowest, ...done.highest];
      port.postMessage({ kind: "block", role, id, ...done }, [...new Set(columns.map(({ buffer }) => buffer))]);
      return;
    }
    case "story": {
      const { events, weeks } = traceRun(held.study, asked.run);
      const paths = held.followed.map((k) => weeks.map(({ series }) => series[k]));
      port.postMessage({ kind: "story", role, id, run: asked.run, events, paths });
      return;
    }
    case "proof":
      port.postMessage({
        ...{ kind: "proof", role, id },
        ...(await proofOf(held.study, held.told.seed, asked.runs, asked.knownTo)),
      });
  }
}

/** Runs that a block has at most: the tally is laid out for them, and never read. */
const mostRuns = 256;

function simulated({ study, followed, tally }: Held, firstRun: number, runs: number): BlockDone {
  const result = simulateRange(study, { firstRun, runs }, runs, tally, [], followed);
  if (result.outcomes.some((values) => !values.every(Number.isFinite)))
    throw new RangeError(`a run from ${firstRun} to ${firstRun + runs - 1} gives no number`);
  const { weeks } = study.world;
  const weights = weightsOfRuns(study, (i) => firstRun + i, result.ofFacts, runs);
  const extremes = result.paths.map((path) => extremesOf(path, weeks));
  return {
    ...{ firstRun, runs, outcomes: result.outcomes },
    weights: weights === null ? null : Float64Array.from(weights),
    bins: result.paths.map((path, k) => Uint16Array.from(path, (value) => binAt(study.bins[followed[k]], value))),
    lowest: extremes.map(({ lowest }) => lowest),
    highest: extremes.map(({ highest }) => highest),
  };
}

function extremesOf(path: Float64Array, weeks: number) {
  const lowest = new Float64Array(weeks).fill(Infinity);
  const highest = new Float64Array(weeks).fill(-Infinity);
  for (let at = 0, week = 0; at < path.length; at++, week = week === weeks - 1 ? 0 : week + 1) {
    if (path[at] < lowest[week]) lowest[week] = path[at];
    if (path[at] > highest[week]) highest[week] = path[at];
  }
  return { lowest, highest };
}
