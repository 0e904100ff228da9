import { type MeasuresFile, readMeasures } from "../../../src/sim/inference/lengths/measures-file.ts";
import { evidence } from "../evidence.ts";
import { readEvidence, readEvidenceText } from "../evidence-text.ts";
import { yearsBetween } from "./dates.ts";

export const dataCut = "2026-01-31";
export const leaveOuts = ["nothing", "2010", "2025", "2026"] as const;
export type LeaveOut = (typeof leaveOuts)[number];

export type Episode = {
  readonly name: string;
  readonly target: string;
  readonly kind: string;
  readonly start: string;
  /** Empty while the measure runs. */
  readonly end: string;
  readonly months: number;
  readonly censored: boolean;
  /** What `months` would be if the measure still ran at the data cut: the most that could have been seen [months]. */
  readonly visibleMonths: number;
};

/** What configs/evidence/lengths.yaml makes of the rows. */
export const measuresFile: MeasuresFile = readMeasures(
  "configs/evidence/lengths.yaml",
  readEvidenceText("lengths.yaml"),
  evidence,
);

const all: readonly Episode[] = readEvidence("coercion-episodes.csv").map((row) => ({
  name: row.episode,
  target: row.target,
  kind: row.kind,
  start: row.start,
  end: row.end,
  months: Number(row.months),
  censored: row.censored === "1",
  visibleMonths: 12 * yearsBetween(row.start, dataCut),
}));

export function episodes(kind: "export-restriction" | "market-access" | "any", without: LeaveOut): readonly Episode[] {
  return all.filter((episode) => (kind === "any" || episode.kind === kind) && !isOf(without, episode));
}

export function isOf(leaveOut: LeaveOut, episode: Episode): boolean {
  return leaveOut !== "nothing" && measuresFile.episodes[leaveOut].includes(episode.name);
}

/** The cases with their ends as they are read: without what was never in force, running where no end is known. */
export function casesAsRead(kind: "export-restriction" | "any"): readonly Episode[] {
  return all.flatMap((episode) => {
    const measure = measuresFile.measures.find(({ name }) => name === episode.name);
    if (measure === undefined || (kind !== "any" && episode.kind !== kind)) return [];
    const { atLeast, endedBy } = measure.length;
    return [{ ...episode, end: measure.end ?? "", months: endedBy ?? atLeast, censored: endedBy === null }];
  });
}
