import { addTo, anyAbove, type Column, column } from "../columns.ts";

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
  waiting.fill(0);
  for (const queue of queues) addTo(waiting, queue);
  if (!anyAbove(waiting, 0)) return;
  coming.fill(0);
  for (const line of lines) addTo(coming, line);
  for (let i = 0; i < waiting.length; i++) {
    const kept = Math.max(0, gap[i] + desired[i] - coming[i]);
    keptShare[i] = 1;
    if (waiting[i] <= kept) continue;
    if (cancelled !== null) cancelled[i] += waiting[i] - kept;
    keptShare[i] = kept / waiting[i];
  }
  for (const queue of queues) for (let i = 0; i < queue.length; i++) queue[i] *= keptShare[i];
}
