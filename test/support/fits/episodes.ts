import { readEvidence } from "../evidence-text.ts";
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

/** The rows that carry each of the episodes that the scenarios are about; Norway 2010 is not the Senkaku stop. */
const rowsOf: Readonly<Record<LeaveOut, readonly string[]>> = {
  nothing: [],
  "2010": ["Senkaku trawler: rare-earth embargo"],
  "2025": ["Heavy-REE licensing (acute phase)", "9 Oct 2025 extended controls"],
  "2026": ["Takaichi remarks: dual-use/heavy-REE halt"],
};

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
  return rowsOf[leaveOut].includes(episode.name);
}
