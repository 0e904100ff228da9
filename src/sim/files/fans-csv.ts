import { readCsv } from "../evidence/csv.ts";
import type { FanWeek, HindcastFan } from "../scoring/hindcast/record.ts";
import { csvLine } from "../study/files/csv.ts";

const keys = ["episode", "observation", "series", "material", "unit"] as const;
const quantiles = ["p05", "p10", "p25", "p50", "p75", "p90", "p95"] as const;
const header = [...keys, "date", ...quantiles];

/** The forecasts of a hindcast, one line a series and week, the weeks of a series together; numbers in full. */
export function fansToCsv(fans: readonly HindcastFan[]): string {
  const lines = fans.flatMap((fan) =>
    fan.weeks.map((week) => csvLine([...keys.map((key) => fan[key]), week.date, ...quantiles.map((p) => week[p])])),
  );
  return `${[csvLine(header), ...lines].join("\n")}\n`;
}

/** Reads what `fansToCsv` wrote; throws RangeError at a line that is not of that form, ScenarioError if it is no CSV. */
export function fansFromCsv(text: string): readonly HindcastFan[] {
  const [first, ...records] = readCsv("fans.csv", text.trimEnd());
  if (csvLine(first.fields) !== csvLine(header)) throw new RangeError("fans.csv:1: unknown header");
  const fans: (Omit<HindcastFan, "weeks"> & { readonly weeks: FanWeek[] })[] = [];
  for (const { line, fields } of records) {
    const [episode, observation, series, material, unit, date, ...figures] = fields;
    const [p05, p10, p25, p50, p75, p90, p95] = figures.map((figure) => numberAt(line, figure));
    const fan = { episode, observation, series, material, unit };
    const last = fans.at(-1);
    const week = { date, p05, p10, p25, p50, p75, p90, p95 };
    if (last !== undefined && keys.every((key) => last[key] === fan[key])) last.weeks.push(week);
    else fans.push({ ...fan, weeks: [week] });
  }
  return fans;
}

function numberAt(line: number, figure: string): number {
  const value = figure === "" ? Number.NaN : Number(figure);
  if (!Number.isFinite(value)) throw new RangeError(`fans.csv:${line}: must be a number, got ${figure}`);
  return value;
}
