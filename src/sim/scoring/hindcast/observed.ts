import { wholeMonths } from "../../../model/calendar.ts";
import type { Grade } from "../../../model/scenario/parts.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { ReportProblem } from "../../scenario/report-problem.ts";
import type { Path } from "../../scenario/tree.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { type EpisodeDocument, endOf, foretoldFrom, meetsRun, type ObservationDocument } from "./episode-schema.ts";
import {
  type FoundRow,
  findRow,
  findRows,
  isFound,
  type ModelSeries,
  reportFormProblem,
  seriesIdOf,
  seriesNameOf,
} from "./find.ts";

/** The row that an observation is counted against; null when it is scored as it stands. */
function baseRow(
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
function observedValue(
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

/** One figure on record and the quantity of the model that it measures, both in `unit`. */
export type ObservedPoint = {
  /** `fob-dy.2011-06`, and `fob-dy.2011-06-2` for the second row of that period. */
  readonly id: string;
  readonly observation: string;
  readonly series: string;
  readonly material: string;
  readonly quantity: Extract<Quantity, { readonly kind: "meanDuring" }>;
  readonly observed: number;
  readonly unit: string;
  /** The worst of those of the row, of the row it is counted against, and of the comparison. */
  readonly grade: Grade;
  readonly source: { readonly file: string; readonly line: number };
  readonly note: string | null;
};

/** Every row on or after the day from which the episode is foretold that the observations name, as a point. What a row cannot answer is a problem. */
export function observedPoints(
  episode: EpisodeDocument,
  rows: readonly EvidenceRow[],
  report: ReportProblem,
): readonly ObservedPoint[] {
  return episode.observations.flatMap((observation, index) => {
    const path: Path = ["observations", index];
    if (episode.observations.findIndex(({ name }) => name === observation.name) < index)
      report([...path, "name"], "must not be there twice", observation.name);
    reportFormProblem(observation.model, [...path, "model"], report);
    const later = findRows(rows, observation.rows, [...path, "rows"], report)
      .filter(isFound)
      .filter(({ interval }) => interval.from >= foretoldFrom(episode));
    if (later.length === 0) report([...path, "rows"], `must name a row on or after ${foretoldFrom(episode)}`);
    const base = baseRow(episode, observation, rows, path, report);
    if (base === "wrong") return [];
    return later.flatMap((row) => {
      const observed = observedValue(row, base, observation.model.aggregate, episode, path, report);
      if (observed === undefined) return [];
      const same = later.filter(({ period }) => period === row.period);
      const repeat = same.indexOf(row) === 0 ? "" : `-${same.indexOf(row) + 1}`;
      return [pointOf(`${observation.name}.${row.period}${repeat}`, observation, row, base, observed)];
    });
  });
}

function pointOf(
  id: string,
  { name, model, grade = "A", note }: ObservationDocument,
  row: FoundRow,
  base: FoundRow | null,
  observed: number,
): ObservedPoint {
  const share = model.aggregate === "share";
  return {
    id,
    observation: name,
    series: seriesNameOf(model as ModelSeries),
    material: model.material,
    quantity: {
      kind: "meanDuring",
      series: seriesIdOf(model as ModelSeries),
      during: row.interval,
      base: base === null || share ? null : { kind: "during", period: base.interval },
    },
    observed,
    unit: share ? "share of usual" : base === null ? row.unit : `multiple of ${base.period}`,
    grade: worst([row.grade, base?.grade ?? "A", grade]),
    source: { file: row.file, line: row.line },
    note: note ?? null,
  };
}

/** The least of some grades, A above D. */
export function worst(grades: readonly Grade[]): Grade {
  return grades.reduce((a, b) => (a > b ? a : b));
}
