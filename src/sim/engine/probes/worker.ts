import Tinypool from "tinypool";
import { createProber, type Prober, type ProbeTask, type ProbeWork } from "./run-probes.ts";

let prober: Prober | undefined;

/** A worker thread's task: one range of runs of one probe. */
export function probe(task: ProbeTask): unknown {
  prober ??= createProber(Tinypool.workerData as ProbeWork);
  const part = prober(task);
  return Tinypool.move({
    [Tinypool.transferableSymbol]: part.columns.map(({ buffer }) => buffer),
    [Tinypool.valueSymbol]: part,
  } as never);
}
