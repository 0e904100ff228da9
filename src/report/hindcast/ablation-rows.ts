import type { AblationRow, HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import { decimalsOf, fixed } from "../digits.ts";
import { plainly } from "../plainly.ts";
import { formatExact, formatWithError } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { z95 } from "../z95.ts";
import { figureWords } from "./figure-words.ts";

/** What each mechanism earns over each set of episodes, the largest first. */
export function ablationRows({ ablation }: HindcastRecord): readonly (readonly string[])[] {
  const sets = [...new Set(ablation.map(setOf))];
  const body = sets.flatMap((set) =>
    byWorth(ablation.filter((row) => setOf(row) === set)).map((row) => [
      `${set}: ${row.mechanism}`,
      riseFigure(row),
      plainly(row.monteCarloError, 1),
      `${formatExact(Math.round((100 * row.rise) / row.meanCrps))} %`,
      earns(row),
      changesFigure(row),
    ]),
  );
  return [
    ["without the mechanism", "mean CRPS rises by", "Monte Carlo", "relative", "", "verdicts that change"],
    ...body,
  ];
}

/** Rows by what the mechanism earns, the largest first. */
export function byWorth(rows: readonly AblationRow[]): readonly AblationRow[] {
  return [...rows].sort((a, b) => b.rise - a.rise);
}

export function setOf({ episodes }: AblationRow): string {
  return episodes.length > 1 ? "pooled" : episodes[0];
}

/** Errors from here on are written out, without a power of ten. */
const leastPlain = 1e-9;

export function riseFigure({ rise, error }: AblationRow, lang: Lang = "en"): string {
  if (error === null) return figureWords[lang].noError(rise.toFixed(3));
  if (error < leastPlain) return formatWithError(rise, error);
  return [rise, error].map((each) => fixed(each, decimalsOf(error))).join(" ± ");
}

/** Whether the rise lies beyond 1.96 of its standard errors over series. */
export function earns({ rise, error }: AblationRow): "helps" | "harms" | "" {
  if (error === null || Math.abs(rise) <= z95 * error) return "";
  return rise > 0 ? "helps" : "harms";
}

function changesFigure({ changed }: AblationRow): string {
  if (changed.length === 0) return "none";
  const lost = changed.filter(({ passesWithout }) => !passesWithout).length;
  const gained = changed.length - lost;
  return [lost > 0 ? `${lost} to FAIL` : "", gained > 0 ? `${gained} to pass` : ""].filter(Boolean).join(", ");
}

/** One sentence for each verdict that changes: `2010: without squeeze FAILS Dy FOB, peak over July 2010`. */
export function changedVerdicts({ ablation }: HindcastRecord): readonly string[] {
  return ablation
    .filter(({ episodes }) => episodes.length === 1)
    .flatMap(({ mechanism, changed }) =>
      changed.map(
        ({ episode, feature, passesWithout }) =>
          `${episode}: without ${mechanism} "${feature}" ${passesWithout ? "passes" : "FAILS"}`,
      ),
    );
}
