import { casesAsRead, isOf, type LeaveOut, leaveOuts } from "../fits/episodes.ts";
import { type SharePosterior, sharePosterior } from "../fits/share-posterior.ts";
import { leaveOutHead, table, withLimits } from "./table.ts";

/**
 * Ended cases that passed straight into a wider measure: none. The ban of December 2024 came after a calm and is a relapse, as
 * is that of January 2026 after the truce; the controls of 9 October 2025 were never in force.
 */
const followedByWider: readonly string[] = [];

export type Escalation = { readonly ended: number; readonly wider: number; readonly posterior: SharePosterior };

export function escalation(without: LeaveOut): Escalation {
  const ended = casesAsRead("export-restriction").filter((one) => !one.censored && !isOf(without, one));
  const wider = ended.filter(({ name }) => followedByWider.includes(name)).length;
  return { ended: ended.length, wider, posterior: sharePosterior(wider, ended.length) };
}

export function escalationTable(): string {
  const all = leaveOuts.map(escalation);
  return table(leaveOutHead, [
    ["ended cases followed by a wider measure", ...all.map(({ wider, ended }) => `${wider} of ${ended}`)],
    ["posterior", ...all.map(({ posterior }) => `Beta(${posterior.alpha}, ${posterior.beta})`)],
    ["share, mean (90 %)", ...all.map(({ posterior }) => withLimits(posterior))],
  ]);
}
