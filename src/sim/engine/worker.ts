import Tinypool from "tinypool";
import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Fact } from "./facts/fact.ts";
import type { Particles } from "./filter/particle-streams.ts";
import type { Range } from "./ranges.ts";
import type { Redrawn } from "./sampling/redrawn.ts";
import type { Sampling } from "./sampling/sampling.ts";
import type { FailedPart, Told } from "./simulate-part.ts";
import { createStudy } from "./simulate-range.ts";
import { type Take, type TakeKind, takings } from "./take.ts";

/** Runs of one scenario, and what is taken from each. */
export type Work<Kind extends TakeKind = TakeKind> = {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Another seed for what happens: the same facts, other luck. */
  readonly luckSeed?: string | undefined;
  /** Draws that come from another seed, drawn plainly. */
  readonly redrawn?: Redrawn | undefined;
  readonly sampling?: Sampling | undefined;
  /** What weighs the runs of a study. */
  readonly facts?: readonly Fact[] | undefined;
  /** Particles in the place of its runs. */
  readonly particles?: Particles | null | undefined;
  readonly take: Take<Kind>;
  /** SHA-256 of all that the numbers depend on, hex, which every part bears; empty where no part is kept. */
  readonly of: string;
};

/** What all threads are given. */
export type WorkerData = {
  readonly works: readonly Work[];
  /** Failed runs that there may be. */
  readonly most: number;
  /** In shared memory: runs finished by all threads. */
  readonly finished: Int32Array;
};

/** One part of one work, by its position. */
export type Task = { readonly work: number; readonly range: Range };

/** A part as it is kept, or the reason why there is none. */
export type PartBytes = { readonly kind: "bytes"; readonly bytes: Uint8Array } | FailedPart;

/** Makes parts, one after the other; lays a work out when its first part comes, and keeps only the latest: they come in order. */
export function createPartMaker({ works, most, finished }: WorkerData, onRange: () => void | Promise<void>) {
  let at = -1;
  let make: (range: Range, told: Told) => Promise<PartBytes>;
  const told: Told = {
    most,
    onRange: (runs) => {
      Atomics.add(finished, 0, runs);
      return onRange();
    },
  };
  return ({ work, range }: Task): Promise<PartBytes> => {
    if (work !== at) make = makerOf(works[work]);
    at = work;
    return make(range, told);
  };
}

function makerOf<Kind extends TakeKind>(work: Work<Kind>) {
  const { scenario, seed, luckSeed, sampling, particles, redrawn, facts, take, of } = work;
  const taking = takings[take.kind];
  const maker = taking.makerOf(createStudy(scenario, seed, sampling, luckSeed, particles, redrawn, facts), take);
  return async (range: Range, told: Told): Promise<PartBytes> => {
    const part = await maker.simulate(range, told);
    return part.kind === "failed" ? part : { kind: "bytes", bytes: taking.encode(part, { of, range }) };
  };
}

let maker: ReturnType<typeof createPartMaker> | undefined;

/** A worker thread's task. */
export async function makePart(task: Task): Promise<unknown> {
  maker ??= createPartMaker(Tinypool.workerData as WorkerData, () => undefined);
  const part = await maker(task);
  if (part.kind === "failed") return part;
  return Tinypool.move({
    [Tinypool.transferableSymbol]: [part.bytes.buffer],
    [Tinypool.valueSymbol]: part,
  } as never);
}
