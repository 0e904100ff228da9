import type { RestrictionPaths } from "../../sim/analysis/insights/restriction.ts";
import { formatWithLimits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { durationWords } from "./duration.words.ts";
import { halfLeftAfter, type Survival, shareAfter } from "./duration-rows.ts";
import { shareFigure } from "./share-figures.ts";

/** How often the restriction of today lasts a year and to the end; without one, how often one is in force. */
export function durationReading(paths: RestrictionPaths, survival: Survival, today: string, lang: Lang): string {
  const left = paths.weeks.length - 1;
  const year = shareAfter(paths, survival, 52);
  const last = shareAfter(paths, survival, left);
  const end = last === undefined ? "" : shareFigure(last, lang);
  const { reading, weeks } = durationWords[lang];
  if (!paths.isInForceToday)
    return reading.coming(
      today,
      year === undefined ? "" : reading.yearOn(shareFigure(year, lang)),
      reading.endOn(left, end),
    );
  const half = halfLeftAfter(paths, survival);
  return reading.lasting(
    today,
    year === undefined ? "" : reading.year(shareFigure(year, lang)),
    reading.end(left, end) + (half === undefined ? "" : reading.half(formatWithLimits(...half, weeks, 0, lang))),
  );
}
