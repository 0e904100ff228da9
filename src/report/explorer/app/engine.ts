import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Fact } from "../../../sim/engine/facts/fact.ts";
import type { FromWorker, Proof, Role, Story, ToWorker } from "./protocol.ts";
import { Runs } from "./runs.ts";

/** A study that the page asks for. */
export type Asked = {
  readonly scenario: Scenario;
  readonly facts: readonly Fact[];
  readonly runs: number;
};

/** A study under way, and what was shown in its place before. */
type Study = { readonly id: number; readonly asked: Asked; readonly runs: Runs; readonly before: Runs | null };

/** Runs from which on a study is shown: of the first one the first block; of one in the place of another, enough not to flicker. */
const [fewestAtFirst, fewestLater] = [32, 64];

type Block = { readonly role: Role; readonly id: number; readonly firstRun: number; readonly runs: number };

/** First blocks are small, so that there is an answer soon; later ones large, so that little is lost between them. */
const blockSizes = [32, 32, 64, 64, 128] as const;

/** Blocks that a worker has at a time: one that it runs, one that waits. */
const atATime = 2;

type Slot = { readonly worker: Worker; readonly told: Map<Role, number>; busy: number };

/**
 * The workers of the page and what they have done. Blocks of all studies wait in one row, first things first; a study that
 * is replaced takes its own out of it. What a worker still sends of it is thrown away.
 */
export class Engine {
  private readonly studies = new Map<Role, Study>();
  /** Asked for while the study in its place had nothing to show yet: a slider that is dragged is followed step by step. */
  private readonly next = new Map<Role, Asked>();
  failure: string | null = null;
  story: Story | null = null;
  proof: Proof | "running" | null = null;
  private readonly slots: readonly Slot[];
  private readonly seed: string;
  private readonly changed: () => void;
  private queue: readonly Block[] = [];
  private lastId = 0;

  /** Throws where the browser gives no workers. `changed` is called whenever there is more to show. */
  constructor(code: string, seed: string, count: number, changed: () => void) {
    const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    this.seed = seed;
    this.changed = changed;
    this.slots = Array.from({ length: count }, () => {
      const slot: Slot = { worker: new Worker(url), told: new Map(), busy: 0 };
      slot.worker.onmessage = ({ data }: { data: FromWorker }) => this.hear(slot, data);
      slot.worker.onerror = ({ message }) => this.fail(message);
      return slot;
    });
  }

  /** The runs of a study that are to be shown: its own, or those before it until there are enough; null before the first. */
  shown(role: Role): Runs | null {
    const study = this.studies.get(role);
    if (study === undefined) return null;
    return isShown(study) ? study.runs : study.before;
  }

  /** Asks for a study in the place of another. What is asked for already goes on. */
  ask(role: Role, asked: Asked): void {
    const present = this.studies.get(role);
    this.next.delete(role);
    if (present !== undefined && isSame(present.asked, asked)) return;
    if (present !== undefined && !isShown(present) && this.failure === null) {
      this.next.set(role, asked);
      return;
    }
    this.failure = null;
    if (role !== "beside") this.proof = null;
    const id = ++this.lastId;
    try {
      const runs = new Runs(asked.scenario, this.seed, asked.runs);
      this.studies.set(role, { id, asked, runs, before: present === undefined ? null : this.shown(role) });
    } catch (error) {
      this.fail((error as Error).message);
      return;
    }
    this.queue = inOrder([...this.queue.filter((block) => block.role !== role), ...blocksOf(role, id, asked.runs)]);
    this.feed();
  }

  /** Gives a study up. */
  drop(role: Role): void {
    this.studies.delete(role);
    this.next.delete(role);
    this.queue = this.queue.filter((block) => block.role !== role);
  }

  /** Asks for one run of a study. */
  tell(role: Role, run: number): void {
    this.once(role, (id) => ({ kind: "story", role, id, run }));
  }

  /** Asks for the hashes of what the command line would write of a study. */
  prove(role: Role, runs: number, knownTo: string | null): void {
    this.proof = "running";
    this.once(role, (id) => ({ kind: "proof", role, id, runs, knownTo }));
  }

  private once(role: Role, message: (id: number) => ToWorker): void {
    const study = this.studies.get(role);
    if (study === undefined) return;
    const [slot] = this.slots.toSorted((a, b) => a.busy - b.busy);
    this.tellStudy(slot, role);
    slot.busy++;
    slot.worker.postMessage(message(study.id));
  }

  private feed(): void {
    for (let most = 1; most <= atATime; most++)
      for (const slot of this.slots) {
        const [block, ...rest] = this.queue;
        if (block === undefined || slot.busy >= most) continue;
        this.queue = rest;
        this.tellStudy(slot, block.role);
        slot.busy++;
        slot.worker.postMessage({ kind: "block", ...block } satisfies ToWorker);
      }
  }

  private tellStudy({ worker, told }: Slot, role: Role): void {
    const study = this.studies.get(role);
    if (study === undefined || told.get(role) === study.id) return;
    told.set(role, study.id);
    const { scenario, facts } = study.asked;
    worker.postMessage({ kind: "study", role, id: study.id, scenario, facts, seed: this.seed } satisfies ToWorker);
  }

  private hear(slot: Slot, heard: FromWorker): void {
    slot.busy = Math.max(0, slot.busy - 1);
    const study = this.studies.get(heard.role);
    if (study?.id === heard.id) {
      if (heard.kind === "block") study.runs.add(heard);
      else if (heard.kind === "story") this.story = heard;
      else if (heard.kind === "proof") this.proof = heard;
      else if (heard.kind === "failed") this.failure = heard.message;
    }
    const next = this.next.get(heard.role);
    if (next !== undefined) this.ask(heard.role, next);
    this.feed();
    this.changed();
  }

  private fail(message: string): void {
    this.failure = message;
    this.changed();
  }
}

function isShown({ runs, before }: Study): boolean {
  return runs.done >= Math.min(before === null ? fewestAtFirst : fewestLater, runs.runs);
}

function isSame(one: Asked, other: Asked): boolean {
  return one.scenario === other.scenario && one.facts === other.facts && one.runs === other.runs;
}

function blocksOf(role: Role, id: number, runs: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let firstRun = 0; firstRun < runs; ) {
    const size = Math.min(blockSizes[Math.min(blocks.length, blockSizes.length - 1)], runs - firstRun);
    blocks.push({ role, id, firstRun, runs: size });
    firstRun += size;
  }
  return blocks;
}

const roles: readonly Role[] = ["moved", "written", "beside"];

/** The study as moved and as written by turns, since they are compared run by run; the other one when both are done. */
function inOrder(blocks: readonly Block[]): readonly Block[] {
  const turn = ({ role, firstRun }: Block) => (role === "beside" ? Infinity : firstRun);
  return blocks.toSorted(
    (a, b) => turn(a) - turn(b) || roles.indexOf(a.role) - roles.indexOf(b.role) || a.firstRun - b.firstRun,
  );
}
