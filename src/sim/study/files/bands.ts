import { isSeriesName } from "../../../model/series.ts";
import type { Band } from "../../engine/bands/bands-of.ts";

const columns = ["week", "date", "series", "material", "sector"] as const;
const figures = ["mean", "p05", "p10", "p25", "p50", "p75", "p90", "p95"] as const;

/** Digits kept: below the width of the bins and far below the Monte Carlo error. */
const significantDigits = 6;

export function bandsToCsv(bands: readonly Band[]): string {
  const lines = [[...columns, ...figures].join(",")];
  for (const band of bands)
    lines.push(
      [
        band.week,
        band.date,
        band.series,
        band.material ?? "",
        band.sector ?? "",
        ...figures.map((figure) => Number(band[figure].toPrecision(significantDigits))),
      ].join(","),
    );
  return `${lines.join("\n")}\n`;
}

/** Reads what `bandsToCsv` wrote; throws RangeError at a line that is not of that form. */
export function bandsFromCsv(text: string): readonly Band[] {
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== [...columns, ...figures].join(",")) throw new RangeError(`bands.csv:1: unknown header, got ${header}`);
  return lines.map((line, index) => {
    const cells = line.split(",");
    const numbers = cells.slice(columns.length).map(Number);
    const series = cells[2];
    if (cells.length !== columns.length + figures.length || !isSeriesName(series) || numbers.some(Number.isNaN))
      throw new RangeError(`bands.csv:${index + 2}: not a band, got ${line}`);
    const [mean, p05, p10, p25, p50, p75, p90, p95] = numbers;
    const [week, date, , material, sector] = cells;
    return {
      week: Number(week),
      date,
      series,
      material: material || null,
      sector: sector || null,
      mean,
      p05,
      p10,
      p25,
      p50,
      p75,
      p90,
      p95,
    };
  });
}
