import type { RestrictionPaths } from "../../sim/insights/restriction-paths.ts";
import { formatWithLimits } from "../format.ts";
import { halfLeftAfter, shareAfter } from "./duration-rows.ts";
import { durationWords as words } from "./duration-words.ts";
import { shareFigure } from "./share-figures.ts";

/** How often the restriction of today lasts a year and to the end; without one, how often one is in force. */
export function durationReading(paths: RestrictionPaths, today: string): string {
  const left = paths.weeks.length - 1;
  const year = shareAfter(paths, 52);
  const last = shareAfter(paths, left);
  const end = last === undefined ? "" : shareFigure(last);
  const { reading } = words;
  if (!paths.isInForceToday)
    return reading.coming(today, year === undefined ? "" : reading.yearOn(shareFigure(year)), reading.endOn(left, end));
  const half = halfLeftAfter(paths);
  return reading.lasting(
    today,
    year === undefined ? "" : reading.year(shareFigure(year)),
    reading.end(left, end) + (half === undefined ? "" : reading.half(formatWithLimits(...half, "weeks", 0))),
  );
}
