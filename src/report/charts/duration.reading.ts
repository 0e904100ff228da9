import type { RestrictionPaths } from "../../sim/study/insights.ts";
import { formatWithLimits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { longDate } from "../words/lists.ts";
import { shareFigure } from "../words/outcome-figures.ts";
import { halfLeftAfter, type Survival, shareAfter, yearOn } from "./duration.paths.ts";
import { durationWords } from "./duration.words.ts";
import { type Finding, findingOf, shareTold } from "./kit/finding.ts";

/** How often the restriction of today lasts a year and to the end; without one, how often one is in force. */
export function durationReading(paths: RestrictionPaths, survival: Survival, today: string, lang: Lang): string {
  const left = paths.weeks.length - 1;
  const year = shareAfter(paths, survival, yearOn);
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

/** How often the restriction of today holds a year on and to the end; without one, how often one is in force then. */
export function durationFinding(paths: RestrictionPaths, survival: Survival, lang: Lang): Finding {
  const { headline } = durationWords[lang];
  const today = longDate(paths.today, lang);
  const end = longDate(paths.weeks[paths.weeks.length - 1].end, lang);
  const last = shareTold(survival(paths.weeks[paths.weeks.length - 1]), lang);
  if (!paths.isInForceToday) return findingOf(({ last }) => headline.coming(today, end, last), { last }, lang);
  const year = shareAfter(paths, survival, yearOn);
  if (year === undefined || paths.weeks.length < 60)
    return findingOf(({ last }) => headline.lastingShort(today, end, last), { last }, lang);
  return findingOf((of) => headline.lasting(today, of.year, end, of.last), { year: shareTold(year, lang), last }, lang);
}
