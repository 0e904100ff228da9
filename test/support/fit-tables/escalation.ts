import { episodes, type LeaveOut, leaveOuts } from "../fits/episodes.ts";
import { type SharePosterior, sharePosterior } from "../fits/share-posterior.ts";
import { leaveOutHead, table, withLimits } from "./table.ts";

/** Ended cases that a wider measure followed: the Ga/Ge/Sb ban of December 2024, the controls of 9 October 2025. */
const followedByWider: readonly string[] = ["Ga/Ge licensing (acute phase)", "Heavy-REE licensing (acute phase)"];

export type Escalation = { readonly ended: number; readonly wider: number; readonly posterior: SharePosterior };

export function escalation(without: LeaveOut): Escalation {
  const ended = episodes("export-restriction", without).filter(({ censored }) => !censored);
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
