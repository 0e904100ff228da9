import { type Episode, episodes, isOf, type LeaveOut, leaveOuts } from "../fits/episodes.ts";
import { type SharePosterior, sharePosterior } from "../fits/share-posterior.ts";
import { leaveOutHead, table, withLimits } from "./table.ts";

/** Ended cases of withheld exports, and the wider measure in the file that followed: more goods, forms or reach. */
export const widened: readonly (readonly [string, string])[] = [
  ["Ga/Ge licensing (acute phase)", "Chip controls: Ga/Ge/Sb ban"],
  ["Heavy-REE licensing (acute phase)", "9 Oct 2025 extended controls"],
];

export type Escalation = { readonly ended: number; readonly wider: number; readonly posterior: SharePosterior };

export function escalation(without: LeaveOut): Escalation {
  const ended = episodes("export-restriction", without).filter(({ censored }) => !censored);
  const followed = (one: Episode) => {
    const next = widened.find(([from]) => from === one.name)?.[1];
    return episodes("export-restriction", "nothing").some((other) => other.name === next && !isOf(without, other));
  };
  const wider = ended.filter(followed).length;
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
