import { join } from "node:path";
import { dateOfWeek } from "../../model/calendar.ts";
import { outcomeKeys } from "../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type SeriesKey, seriesKeys } from "../../model/series.ts";
import type { Band } from "../engine/bands/bands-of.ts";
import { bandsFromCsv } from "../study/files/bands.ts";
import { type Summary, summarySchema } from "../study/study.ts";
import { InputError } from "./host.ts";
import { readText } from "./read-file.ts";
import { readRecord } from "./read-record.ts";

type Folder = { readonly folder: string; readonly given: string };

/** What summary.json, bands.csv and runs.parquet of a scenario must be of, by its world. */
export function expectedOf(scenario: Scenario) {
  const world = createWorld(scenario);
  return { outcomes: outcomeKeys(world), series: seriesKeys(world), scenario };
}

type Expected = ReturnType<typeof expectedOf>;

/** summary.json; InputError unless it sums up exactly the outcomes of the scenario. */
export function readSummary({ folder, given }: Folder, { outcomes }: Expected): Summary {
  const shown = join(given, "summary.json");
  const summary: Summary = readRecord(join(folder, "summary.json"), shown, summarySchema);
  const named = (keys: readonly Pick<OutcomeKey, "outcome" | "material" | "sector" | "unit">[]) =>
    keys.map((key) => `${outcomeId(key)} [${key.unit}]`);
  mustBeSame(shown, "outcomes", named(summary.outcomes), named(outcomes));
  const problems = summary.outcomes.flatMap((of) =>
    of.quantiles.some(
      ({ low, value, high }, k) => low > value || value > high || value < (of.quantiles[k - 1]?.value ?? value),
    )
      ? [`${shown}: ${outcomeId(of)}: quantiles: must rise, each within its limits`]
      : [],
  );
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  return summary;
}

/** bands.csv; InputError unless it has every week of every series of the scenario, and quantiles that rise. */
export function readBands({ folder, given }: Folder, { series, scenario }: Expected): readonly Band[] {
  const shown = join(given, "bands.csv");
  const bands = bandsIn(join(folder, "bands.csv"), shown);
  const { start, horizonWeeks } = scenario;
  if (bands.length !== series.length * horizonWeeks)
    throw new InputError(
      `${shown}: must have ${series.length * horizonWeeks} lines, one for each of ${horizonWeeks} weeks of ${series.length} series, got ${bands.length}`,
    );
  bands.forEach((band, k) => {
    const [of, week] = [series[Math.floor(k / horizonWeeks)], k % horizonWeeks];
    const wanted = [week, dateOfWeek(start, week), seriesId(of)].join(" ");
    const got = [band.week, band.date, seriesId(band)].join(" ");
    if (got !== wanted) throw new InputError(`${shown}:${k + 2}: must be of week ${wanted}, got ${got}`);
    const { p05, p10, p25, p50, p75, p90, p95, mean } = band;
    const figures = [p05, p10, p25, p50, p75, p90, p95];
    if (![mean, ...figures].every(Number.isFinite) || figures.some((figure, q) => q > 0 && figure < figures[q - 1]))
      throw new InputError(`${shown}:${k + 2}: must be finite, and its quantiles must rise, got ${figures.join(", ")}`);
  });
  return bands;
}

function seriesId({ series, material, sector }: Pick<SeriesKey, "series" | "material" | "sector">): string {
  return outcomeId({ outcome: series, material, sector });
}

function bandsIn(path: string, shown: string): readonly Band[] {
  const text = readText(path, shown);
  try {
    return bandsFromCsv(text);
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(`${shown}: must hold the bands, got ${error.message}`);
    throw error;
  }
}

/** Refuses a list that is not the one wanted: what is missing, what is too many, or what stands in another order. */
export function mustBeSame(shown: string, what: string, got: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((each) => !got.includes(each));
  const strange = got.filter((each, k) => !wanted.includes(each) || got.indexOf(each) !== k);
  if (missing.length + strange.length > 0)
    throw new InputError(
      `${shown}: ${what}: must be those of the scenario, got ${[...strange.slice(0, 3), ...missing.slice(0, 3).map((each) => `none that is ${each}`)].join(", ")}`,
    );
  const moved = wanted.findIndex((each, k) => got[k] !== each);
  if (moved >= 0)
    throw new InputError(`${shown}: ${what}: must have ${wanted[moved]} in place ${moved + 1}, got ${got[moved]}`);
}
