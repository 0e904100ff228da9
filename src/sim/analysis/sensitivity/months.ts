import { addDays, type Interval } from "../../../model/calendar.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { type SeriesKey, seriesKeys } from "../../../model/series.ts";

/** Calendar months from the start of a scenario to its end; the first and the last may be cut short. */
export function monthsOf({ start, horizonWeeks }: Pick<Scenario, "start" | "horizonWeeks">): readonly Interval[] {
  const end = addDays(start, 7 * horizonWeeks);
  const months: Interval[] = [];
  for (let from = start; from < end; ) {
    const next = `${addDays(`${from.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
    const to = next < end ? next : end;
    months.push({ from, to });
    from = to;
  }
  return months;
}

/** Weekly series by id. */
export function seriesById(scenario: Scenario): ReadonlyMap<string, SeriesKey> {
  const keys = seriesKeys(createWorld(scenario));
  return new Map(
    keys.map((key) => [outcomeId({ outcome: key.series, material: key.material, sector: key.sector }), key]),
  );
}

/** What is paid for the first material and what of it arrives: the series followed unless others are asked for. */
export function usualSeries(scenario: Scenario): readonly string[] {
  const [first] = Object.keys(scenario.materials);
  const known = seriesById(scenario);
  return [`pricePaidUsdPerKg.${first}`, `arrivalsTonnes.${first}`].filter((id) => known.has(id));
}
