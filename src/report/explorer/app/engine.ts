import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { Fact } from "../../../sim/engine/facts/fact.ts";
import { ancestorsOf, type Lineage } from "../../../sim/engine/filter/lineage.ts";
import type { Followed } from "../follow.ts";
import type { Shipped } from "../shipped.ts";
import { type Block, blocksOf, inOrder, isUrgent } from "./blocks.ts";
import { Check } from "./check.ts";
import type { FromWorker, Proof, Role, Story, ToWorker } from "./protocol.ts";
import { Runs } from "./runs.ts";

/** A study that the page asks for. */
export type Asked = {
  readonly scenario: Scenario;
  readonly facts: readonly Fact[];
  readonly runs: number;
};

/** The study whose first runs lie in the page; they are unpacked while it opens, null where they cannot be. */
export type Coming = { readonly scenario: Scenario; readonly count: number; readonly runs: Promise<Shipped | null> };

/** A study under way, and what was shown in its place before. */
type Study = {
  readonly id: number;
  readonly asked: Asked;
  readonly runs: Runs;
  readonly before: Runs | null;
  readonly take: (block: Followed) => void;
  /** What facts have made of its runs; null where whole runs are weighed, or there are none; undefined before that is known. */
  readonly lineage: Lineage | null | undefined;
};

/** Runs from which on a study is shown: of the first one the first block; of one in the place of another, enough not to flicker. */
const [fewestAtFirst, fewestLater] = [32, 64];

/** Blocks that a worker has at a time: one that it runs, one that waits. */
const atATime = 2;

/** A worker; while it carries runs forward it is given nothing else, which would wait for all of them. */
type Slot = { readonly worker: Worker; readonly told: Map<Role, number>; busy: number; isCarrying: boolean };

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
  /** Of the runs that came with the page; null before it has begun. */
  check: Check | null = null;
  /** Why the browser gives the page no workers; null where it does. */
  noWorkers: string | null = null;
  private slots: readonly Slot[] = [];
  private readonly code: string;
  private readonly seed: string;
  private readonly workers: number;
  private readonly changed: () => void;
  private queue: readonly Block[] = [];
  private lastId = 0;
  /** Settles once runs that came with the page are there, if any are asked for. */
  opened: Promise<void> = Promise.resolve();
  private coming: Coming | null;

  /** `changed` is called whenever there is more to show. Workers are started when there is something to run. */
  constructor(code: string, seed: string, workers: number, coming: Coming | null, changed: () => void) {
    this.code = code;
    this.seed = seed;
    this.workers = workers;
    this.coming = coming;
    this.changed = changed;
  }

  /** Starts the workers, if they are not yet there. */
  start(): void {
    if (this.slots.length > 0 || this.noWorkers !== null) return;
    try {
      const url = URL.createObjectURL(new Blob([this.code], { type: "text/javascript" }));
      this.slots = Array.from({ length: this.workers }, () => {
        const slot: Slot = { worker: new Worker(url), told: new Map(), busy: 0, isCarrying: false };
        slot.worker.onmessage = ({ data }: { data: FromWorker }) => this.hear(slot, data);
        slot.worker.onerror = ({ message }) => this.fail(message);
        return slot;
      });
    } catch (error) {
      this.noWorkers = (error as Error).message;
      this.changed();
    }
  }

  /** The runs of a study that are to be shown: its own, or those before it until there are enough; null before the first. */
  shown(role: Role): Runs | null {
    const study = this.studies.get(role);
    if (study === undefined) return null;
    return isShown(study) ? study.runs : study.before;
  }

  /** Runs that are in of what is asked for, or will be, whether or not they are shown yet. */
  done(role: Role, asked: Asked): number {
    const study = this.studies.get(role);
    return study !== undefined && isSame(study.asked, asked) ? study.runs.done : 0;
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
    const runs = this.begin(role, asked, (block) => runs?.add(block));
    if (runs === null) return;
    if (role === "written" && this.coming !== null && isOf(this.coming, asked))
      this.opened = this.ship(this.coming, runs);
    else this.enqueue(role, 0);
  }

  /** Runs those that came with the page once more, when there is nothing else to do. */
  checkShipped(): void {
    const { shipped = null, scenario } = this.studies.get("written")?.runs ?? {};
    if (this.check !== null || shipped === null || scenario === undefined) return;
    const check = new Check(shipped, scenario);
    this.check = check;
    const asked = { scenario, facts: [], runs: shipped.runs };
    if (this.begin("checked", asked, (block) => check.add(block)) !== null) this.enqueue("checked", 0);
  }

  /** A study in its role, of which nothing is asked yet; null where there cannot be one. */
  private begin(role: Role, asked: Asked, take: Study["take"]): Runs | null {
    const before = this.shown(role);
    try {
      const runs = new Runs(asked.scenario, this.seed, asked.runs);
      const lineage = asked.facts.length === 0 ? null : undefined;
      this.studies.set(role, { id: ++this.lastId, asked, runs, before, take, lineage });
      return runs;
    } catch (error) {
      this.fail((error as Error).message);
      return null;
    }
  }

  /** Takes the first runs from the page, and asks for the others. */
  private async ship(coming: Coming, runs: Runs): Promise<void> {
    const shipped = await coming.runs;
    if (this.studies.get("written")?.runs !== runs) return;
    if (shipped !== null) runs.ship(shipped);
    this.enqueue("written", runs.done);
    this.askNext("written");
    this.changed();
  }

  private enqueue(role: Role, firstRun: number): void {
    const study = this.studies.get(role);
    if (study === undefined) return;
    if (study.lineage === undefined) {
      this.queue = this.queue.filter((block) => block.role !== role);
      this.once(role, (id) => ({ kind: "carry", role, id, runs: study.asked.runs }));
      return;
    }
    const blocks = blocksOf(role, study.id, firstRun, study.asked.runs, this.workers);
    if (blocks.length > 0) this.start();
    this.queue = inOrder([...this.queue.filter((block) => block.role !== role), ...blocks]);
    this.feed();
  }

  /** Whether runs are carried forward from fact to fact: before that is done there is nothing of a study to show. */
  get isCarrying(): boolean {
    return [...this.studies.values()].some(({ lineage }) => lineage === undefined);
  }

  /** Takes what facts have made of the runs of a study, which all workers are told of anew. */
  private carried(role: Role, study: Study, lineage: Lineage | null): void {
    if (lineage !== null) study.runs.ancestors = ancestorsOf(lineage);
    this.studies.set(role, { ...study, lineage });
    for (const { told } of this.slots) told.delete(role);
    this.enqueue(role, 0);
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
    this.start();
    const [slot] = this.slots.toSorted((a, b) => a.busy - b.busy);
    if (slot === undefined) return;
    this.tellStudy(slot, role);
    slot.busy++;
    const asked = message(study.id);
    slot.isCarrying ||= asked.kind === "carry";
    slot.worker.postMessage(asked);
  }

  private feed(): void {
    for (let most = 1; most <= atATime; most++)
      for (const slot of this.slots) {
        const [block, ...rest] = this.queue;
        if (block === undefined || slot.isCarrying || slot.busy >= (isUrgent(block) ? most : 1)) continue;
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
    const { id, asked, lineage = null } = study;
    const { scenario, facts } = asked;
    worker.postMessage({ kind: "study", role, id, scenario, facts, lineage, seed: this.seed } satisfies ToWorker);
  }

  private hear(slot: Slot, heard: FromWorker): void {
    slot.busy = Math.max(0, slot.busy - 1);
    if (slot.busy === 0 || heard.kind === "carried") slot.isCarrying = false;
    const study = this.studies.get(heard.role);
    if (study?.id === heard.id) {
      if (heard.kind === "block") study.take(heard);
      else if (heard.kind === "story") this.story = heard;
      else if (heard.kind === "proof") this.proof = heard;
      else if (heard.kind === "carried") this.carried(heard.role, study, heard.lineage);
      else if (heard.kind === "failed") this.failure = heard.message;
    }
    if (this.check?.state === "differs" && this.coming !== null) this.leaveShipped();
    this.askNext(heard.role);
    this.feed();
    this.changed();
  }

  private askNext(role: Role): void {
    const next = this.next.get(role);
    if (next !== undefined) this.ask(role, next);
  }

  /** They are not what this browser makes of them: it runs them itself. */
  private leaveShipped(): void {
    this.coming = null;
    const written = this.studies.get("written");
    if (written === undefined || written.runs.shipped === null) return;
    this.drop("written");
    this.ask("written", written.asked);
  }

  private fail(message: string): void {
    this.failure = message;
    this.changed();
  }
}

function isShown({ runs, before }: Study): boolean {
  return runs.done >= Math.min(before === null ? fewestAtFirst : fewestLater, runs.runs);
}

function isOf({ scenario, count }: Coming, asked: Asked): boolean {
  return asked.scenario === scenario && asked.facts.length === 0 && asked.runs >= count;
}

function isSame(one: Asked, other: Asked): boolean {
  return one.scenario === other.scenario && one.facts === other.facts && one.runs === other.runs;
}
