import type { EvidenceRow } from "../evidence/evidence-row.ts";
import { wholeMonths } from "../evidence/interval.ts";
import type { Path } from "../scenario/tree.ts";
import type { EpisodeDocument, ObservationDocument } from "../scoring/hindcast/episode-schema.ts";
import { type FoundRow, findRow } from "../scoring/hindcast/find.ts";
import type { ReportProblem } from "./report-problem.ts";
import { endOf, meetsRun } from "./run-window.ts";

/** The row that an observation is counted against; null when it is scored as it stands. */
export function baseRow(
  episode: EpisodeDocument,
  { relativeTo, model }: ObservationDocument,
  rows: readonly EvidenceRow[],
  path: Path,
  report: ReportProblem,
): FoundRow | null | "wrong" {
  const here = [...path, "relativeTo"];
  if (relativeTo === undefined) {
    if (model.aggregate !== "share") return null;
    report(here, "is required for a share: the row of the usual flow");
    return "wrong";
  }
  const row = findRow(rows, relativeTo, here, report);
  if (row === undefined) return "wrong";
  if (!(row.value > 0)) report(here, "must name a figure above 0", row.value);
  else if (model.aggregate === "share" && wholeMonths(row.interval) === undefined)
    report([...here, "period"], "must be whole months", relativeTo.period);
  else if (model.aggregate === "mean" && !meetsRun(row.interval, episode))
    report([...here, "period"], "must share a day with the run", relativeTo.period);
  else return row;
  return "wrong";
}

/** The figure as it is scored: as it stands, over the base, or a month of it over a month of the base. */
export function observedValue(
  { interval, value, unit, file, line, period }: FoundRow,
  base: FoundRow | null,
  aggregate: ObservationDocument["model"]["aggregate"],
  episode: EpisodeDocument,
  path: Path,
  report: ReportProblem,
): number | undefined {
  const where = `${file}:${line}`;
  if (interval.to > endOf(episode))
    report([...path, "rows"], `must end by ${endOf(episode)}, ${where} does not`, period);
  else if (base === null) return value;
  else if (unit !== base.unit) report([...path, "relativeTo"], `must be in ${unit} as ${where}`, base.unit);
  else if (aggregate === "mean") return value / base.value;
  else {
    const [months, usualMonths] = [wholeMonths(interval), wholeMonths(base.interval)];
    if (months !== undefined && usualMonths !== undefined) return value / months / (base.value / usualMonths);
    report([...path, "rows"], `must be whole months for a share, ${where} is not`, period);
  }
  return undefined;
}
