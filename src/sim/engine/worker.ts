import Tinypool from "tinypool";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { encodePart } from "./parts/part.ts";
import type { Range } from "./ranges.ts";
import type { Sampling } from "./sampling/sampling.ts";
import { type FailedPart, PartSimulator } from "./simulate-part.ts";
import { createStudy } from "./simulate-range.ts";

/** What all threads of a study are given. */
export type WorkerData = {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly luckSeed: string;
  readonly sampling: Sampling;
  /** SHA-256 of the study's identity, which its parts bear. */
  readonly identity: string;
  /** Failed runs that the study may have. */
  readonly most: number;
  /** In shared memory: runs finished by all threads. */
  readonly finished: Int32Array;
};

/** A part as it is kept, or the reason why there is none. */
export type PartBytes = { readonly kind: "bytes"; readonly bytes: Uint8Array } | FailedPart;

/** Does parts of a study, one after the other, and lays the study out once. */
export function createPartMaker(data: WorkerData, onRange: () => void | Promise<void>) {
  const simulator = new PartSimulator(createStudy(data.scenario, data.seed, data.sampling, data.luckSeed));
  return async (range: Range): Promise<PartBytes> => {
    const part = await simulator.simulate(range, {
      most: data.most,
      onRange: (runs) => {
        Atomics.add(data.finished, 0, runs);
        return onRange();
      },
    });
    return part.kind === "failed" ? part : { kind: "bytes", bytes: encodePart(part, data.identity) };
  };
}

let maker: ReturnType<typeof createPartMaker> | undefined;

/** A worker thread's task: one part of the study. */
export async function makePart(range: Range): Promise<unknown> {
  maker ??= createPartMaker(Tinypool.workerData as WorkerData, () => undefined);
  const part = await maker(range);
  if (part.kind === "failed") return part;
  return Tinypool.move({
    [Tinypool.transferableSymbol]: [part.bytes.buffer],
    [Tinypool.valueSymbol]: part,
  } as never);
}
