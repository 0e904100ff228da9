import { daysBetween, type Interval, parsePeriod } from "../../../model/calendar.ts";
import type { Grade } from "../../../model/scenario/parts.ts";
import type { Base, Quantity } from "../../engine/probes/quantity.ts";
import type { ReportProblem } from "../../scenario/report-problem.ts";
import type { Path } from "../../scenario/tree.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { type EpisodeDocument, endOf, meetsRun, type QuantityDocument } from "./episode-schema.ts";
import { findRow, reportFormProblem, seriesIdOf } from "./find.ts";

/** Something that happened and has a name, with the quantity of the model that should show it, both in `unit`. */
export type Feature = {
  readonly name: string;
  readonly quantity: Quantity;
  readonly low: number;
  /** Null when only a lower bound is known. */
  readonly high: number | null;
  readonly unit: string;
  readonly source: string;
  readonly grade: Grade;
  readonly note: string | null;
};

export function features(
  episode: EpisodeDocument,
  rows: readonly EvidenceRow[],
  report: ReportProblem,
): readonly Feature[] {
  return episode.features.flatMap(({ name, quantity, happened: { low, high }, unit, source, grade, note }, index) => {
    const path: Path = ["features", index];
    if (episode.features.findIndex((other) => other.name === name) < index)
      report([...path, "name"], "must not be there twice", name);
    if (high !== undefined && high < low) report([...path, "happened", "high"], `must be ${low} or more`, high);
    const resolved = quantityOf(quantity, episode, rows, [...path, "quantity"], report);
    if (resolved === undefined) return [];
    return [{ name, quantity: resolved, low, high: high ?? null, unit, source, grade, note: note ?? null }];
  });
}

/** A quantity as the runs are asked for it; undefined where it cannot be. */
export function quantityOf(
  written: QuantityDocument,
  episode: EpisodeDocument,
  rows: readonly EvidenceRow[],
  path: Path,
  report: ReportProblem,
): Quantity | undefined {
  if (written.kind === "firstLineStopDay" || written.kind === "lineStopProbability")
    return { kind: written.kind, sectors: written.sectors ?? null };
  if (written.kind === "outcome") return { kind: written.kind, id: written.id };
  if (written.kind === "unmetDuring" || written.kind === "inForceDuring") {
    const during = windowOf(written.during, 0, episode, [...path, "during"], report);
    const series =
      written.kind === "inForceDuring" ? "restrictionInForce" : `unmetNeedShare.${written.material}.${written.sector}`;
    return during && { kind: "meanDuring", series, during, base: null };
  }
  reportFormProblem(written, path, report);
  const series = seriesIdOf(written);
  const meanOverWeeks = "meanOverWeeks" in written ? (written.meanOverWeeks ?? 1) : 1;
  const leastWeeks = written.kind === "meanDuring" || written.kind === "changeDuring" ? 0 : meanOverWeeks + 2;
  const during = windowOf(written.during, leastWeeks, episode, [...path, "during"], report);
  const base = "over" in written ? baseOf(written.over, episode, rows, [...path, "over"], report) : null;
  if (during === undefined || base === undefined) return undefined;
  switch (written.kind) {
    case "meanDuring":
      return { kind: written.kind, series, during, base };
    case "changeDuring":
      return { kind: written.kind, series, during };
    case "peakMultiple":
      return { kind: written.kind, series, during, base, meanOverWeeks };
    case "monthsToPeak":
      return { kind: written.kind, series, during, meanOverWeeks };
    case "halfLifeAfterPeak": {
      const { fromMonths, toMonths } = written;
      if (!(fromMonths < toMonths)) report([...path, "toMonths"], `must be above fromMonths, ${fromMonths}`, toMonths);
      return { kind: written.kind, series, during, fromMonths, toMonths, meanOverWeeks };
    }
    case "levelBackBy":
      return { kind: written.kind, series, during, level: written.level, meanOverWeeks };
  }
}

/** A period within the run, long enough that at least two means over weeks in a row lie in it. */
function windowOf(
  text: string,
  leastWeeks: number,
  episode: EpisodeDocument,
  path: Path,
  report: ReportProblem,
): Interval | undefined {
  const during = parsePeriod(text) as Interval;
  if (during.from < episode.freeze || during.to > endOf(episode))
    report(path, `must lie within the run, ${episode.freeze} to before ${endOf(episode)}`, text);
  else if (daysBetween(during.from, during.to) < 7 * leastWeeks)
    report(path, `must be at least ${leastWeeks} weeks long`, text);
  else return during;
  return undefined;
}

type OverDocument = Extract<QuantityDocument, { kind: "meanDuring" }>["over"];

function baseOf(
  over: OverDocument,
  episode: EpisodeDocument,
  rows: readonly EvidenceRow[],
  path: Path,
  report: ReportProblem,
): Base | null | undefined {
  if (over?.row !== undefined) {
    const row = findRow(rows, over.row, [...path, "row"], report);
    if (row !== undefined && row.value > 0) return { kind: "number", value: row.value };
    if (row !== undefined) report([...path, "row"], "must name a figure above 0", row.value);
    return undefined;
  }
  if (over?.during === undefined) return null;
  const period = parsePeriod(over.during) as Interval;
  if (meetsRun(period, episode)) return { kind: "during", period };
  report([...path, "during"], "must share a day with the run", over.during);
  return undefined;
}
