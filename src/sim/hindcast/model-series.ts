import type { Path } from "../scenario/tree.ts";
import type { ReportProblem } from "./report-problem.ts";

export type ModelSeries = {
  readonly series: string;
  readonly material: string;
  readonly form?: string | undefined;
};

/** Name of a weekly series without its material: `exportedShare.raw`. */
export function seriesNameOf({ series, form }: ModelSeries): string {
  return form === undefined ? series : `${series}.${form}`;
}

/** Id of a weekly series as the probe takes it: `exportedShare.raw.Dy`. */
export function seriesIdOf(model: ModelSeries): string {
  return `${seriesNameOf(model)}.${model.material}`;
}

export function isPrice({ series }: Pick<ModelSeries, "series">): boolean {
  return series.startsWith("price");
}

/** Shares of a flow come by form, prices do not. */
export function reportFormProblem(model: ModelSeries, path: Path, report: ReportProblem): void {
  if (isPrice(model) && model.form !== undefined) report([...path, "form"], "has no place beside a price", model.form);
  if (!isPrice(model) && model.form === undefined) report([...path, "form"], "is required beside a share of a flow");
}
