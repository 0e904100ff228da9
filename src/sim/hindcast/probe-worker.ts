import Tinypool from "tinypool";
import { createProber, type Prober, type ProbeTask, type ProbeWork } from "./run-probes.ts";

let prober: Prober | undefined;

/** A worker thread's task: one range of runs of one probe. */
export function probe(task: ProbeTask): unknown {
  prober ??= createProber(Tinypool.workerData as ProbeWork);
  const columns = prober(task);
  return Tinypool.move({
    [Tinypool.transferableSymbol]: columns.map(({ buffer }) => buffer),
    [Tinypool.valueSymbol]: columns,
  } as never);
}
