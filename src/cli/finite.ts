import { type Band, outcomeId, type Summary } from "../sim/study/study.ts";
import { InputError } from "./input-error.ts";

const because = "some number of the scenario is too large, or too small, to compute with";

/** Refuses means, errors and weekly bands that overflow although every run is finite. */
export function mustSumUp({ outcomes }: Summary, bands: readonly Band[]): void {
  for (const of of outcomes)
    if (!Number.isFinite(of.mean) || !Number.isFinite(of.standardError))
      throw new InputError(
        `${outcomeId(of)}: must have a finite mean and error, got ${of.mean} and ${of.standardError}: ${because}`,
      );
  for (const { series, material, sector, week, mean, p05, p95 } of bands)
    if (!Number.isFinite(mean) || !Number.isFinite(p05) || !Number.isFinite(p95))
      throw new InputError(
        `${outcomeId({ outcome: series, material, sector })}: must be finite in every week, got ${mean} on average in week ${week}: ${because}`,
      );
}
