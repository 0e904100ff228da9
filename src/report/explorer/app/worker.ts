import { traceRun } from "../../../sim/analysis/replay/trace.ts";
import { createStudy, type Study } from "../../../sim/engine/simulate-range.ts";
import { carriedInPage } from "../carry.ts";
import { followRuns } from "../follow.ts";
import { followedIn } from "../followed.ts";
import { proofOf } from "./proof.ts";
import type { FromWorker, Role, StudyTold, ToWorker } from "./protocol.ts";

/*
 * A worker of the page: the engine of the command line, run block by block as the page asks. Whatever it is asked of a study
 * that another has taken the place of, it leaves undone.
 */

type Held = { readonly told: StudyTold; readonly study: Study; readonly followed: readonly number[] };

const port = self as unknown as {
  onmessage: (event: { readonly data: ToWorker }) => void;
  postMessage(message: FromWorker, transfer?: readonly Transferable[]): void;
};

const studies = new Map<Role, Held>();

/** What is asked and not yet answered. Between two answers the port is heard, so that nothing is run for a study that is no more. */
const waiting: ToWorker[] = [];
const next = new MessageChannel();
let isAnswering = false;

port.onmessage = ({ data }) => {
  waiting.push(data);
  if (!isAnswering) goOn();
};

next.port1.onmessage = () => {
  const asked = waiting.find(({ kind }) => kind === "study") ?? waiting[0];
  waiting.splice(waiting.indexOf(asked), 1);
  const { role, id } = asked;
  answer(asked)
    .catch(({ message }: Error) => port.postMessage({ kind: "failed", role, id, message }))
    .finally(goOn);
};

function goOn(): void {
  isAnswering = waiting.length > 0;
  if (isAnswering) next.port2.postMessage(null);
}

async function answer(asked: ToWorker): Promise<void> {
  const { role, id } = asked;
  if (asked.kind === "study") {
    const { scenario, seed, facts, lineage } = asked;
    const particles = lineage && { lineage, slots: null };
    const study = createStudy(scenario, seed, undefined, undefined, particles, undefined, facts);
    studies.set(role, { told: asked, study, followed: followedIn(study.series) });
    return;
  }
  const held = studies.get(role);
  if (held?.told.id !== id) {
    port.postMessage({ kind: "stale", role, id });
    return;
  }
  switch (asked.kind) {
    case "block": {
      const done = followRuns(held.study, asked.firstRun, asked.runs);
      const { outcomes, bins, lowest, highest } = done;
      const moved = [outcomes, bins, lowest, highest].map(({ buffer }) => buffer as ArrayBuffer);
      port.postMessage({ kind: "block", role, id, ...done }, moved);
      return;
    }
    case "story": {
      const { events, weeks } = traceRun(held.study, asked.run);
      const paths = held.followed.map((k) => weeks.map(({ series }) => series[k]));
      port.postMessage({ kind: "story", role, id, run: asked.run, events, paths });
      return;
    }
    case "carry": {
      const { scenario, seed, facts } = held.told;
      port.postMessage({ kind: "carried", role, id, lineage: await carriedInPage(scenario, facts, seed, asked.runs) });
      return;
    }
    case "proof":
      port.postMessage({
        ...{ kind: "proof", role, id },
        ...(await proofOf(held.study, held.told, asked.runs, asked.knownTo)),
      });
  }
}
