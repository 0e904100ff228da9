import { anyAbove, type Column, column, sumAll } from "../columns.ts";

/** Scratch, of someone's orders of a material in all forms [t]: waiting, on their way, and the share that is kept. */
export type Surplus = { readonly waiting: Column; readonly coming: Column; readonly keptShare: Column };

export function createSurplus(runs: number): Surplus {
  return { waiting: column(runs), coming: column(runs), keptShare: column(runs) };
}

/**
 * What waits beyond the gap in stock and in the line, net of what is coming already, is cancelled, alike in every form.
 * `queues` are what waits by form and `lines` what comes; adds up what is cancelled.
 */
export function cancelSurplus(
  { waiting, coming, keptShare }: Surplus,
  queues: readonly Column[],
  lines: readonly Column[],
  gap: Column,
  desired: Column,
  cancelled: Column | null,
): void {
  if (!queues.some((queue) => anyAbove(queue, 0))) return;
  sumAll(waiting, queues);
  sumAll(coming, lines);
  let isAnyCancelled = false;
  for (let i = 0; i < waiting.length; i++) {
    const wanted = gap[i] + desired[i] - coming[i];
    const kept = wanted > 0 ? wanted : 0;
    keptShare[i] = 1;
    if (waiting[i] <= kept) continue;
    isAnyCancelled = true;
    if (cancelled !== null) cancelled[i] += waiting[i] - kept;
    keptShare[i] = kept / waiting[i];
  }
  if (isAnyCancelled) for (const queue of queues) multiply(queue, keptShare);
}

function multiply(values: Column, factors: Column): void {
  for (let i = 0; i < values.length; i++) values[i] *= factors[i];
}
