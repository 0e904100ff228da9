import type { Scores, SkillRow } from "../../sim/hindcast/result.ts";
import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import { horizonWords, referenceWords, variantWords } from "../hindcast/words.ts";
import { withRange, withUnit } from "../with-unit.ts";
import { formatExact, formatWithError } from "./figures.ts";
import type { Lang } from "./lang.ts";

/** The scores of one variant over one episode, or over all. */
export type Scope = { readonly name: string; readonly scores: Scores };

/** Episodes in one variant, then all of them where there are several. */
export function scopesOf({ results, pooled }: HindcastRecord, variant: keyof typeof variantWords): readonly Scope[] {
  const each = results
    .filter((result) => result.variant === variant)
    .map((result) => ({ name: result.episode, scores: result }));
  const all = pooled.find((scores) => scores.variant === variant);
  return each.length > 1 && all !== undefined ? [...each, { name: "pooled", scores: all }] : each;
}

/** Share of the points that the intervals of each level hold, with exact 95 % limits, by variant. */
export function coverageRows(record: HindcastRecord): readonly (readonly string[])[] {
  const variants = variantsOf(record);
  const columns = variants.map((variant) => scopesOf(record, variant));
  const body = columns[0].flatMap(({ name, scores }, s) =>
    scores.coverage.map(({ level, of }, k) => [
      `${name}, ${formatExact(100 * level)} % interval`,
      formatExact(of),
      ...columns.map((scopes) => coverageFigure(scopes[s].scores.coverage[k])),
    ]),
  );
  return [["points held", "points", ...variants.map((variant) => variantWords[variant])], ...body];
}

export function coverageFigure({ held, of, low, high }: Scores["coverage"][number], lang: Lang = "en"): string {
  const percent = (share: number) => String(Math.round(100 * share));
  return withRange(withUnit(percent(held / of), "%", lang), percent(low), percent(high), lang);
}

/** Skill against each reference by horizon, by variant, over all points. */
export function skillRows(record: HindcastRecord): readonly (readonly string[])[] {
  const variants = variantsOf(record);
  const columns = variants.map((variant) => scopesOf(record, variant));
  const body = columns[0].flatMap(({ name, scores }, s) =>
    scores.skill.flatMap((row, k) =>
      row.points === 0
        ? []
        : [
            [
              `${name}, ${referenceWords[row.reference]}, ${horizonWords(row)}`,
              `${row.points} in ${row.series}`,
              ...columns.map((scopes) => skillFigure(scopes[s].scores.skill[k])),
            ],
          ],
    ),
  );
  return [["skill against", "points in series", ...variants.map((variant) => variantWords[variant])], ...body];
}

function skillFigure({ skill, error }: Pick<SkillRow, "skill" | "error">): string {
  if (skill === null) return "–";
  return error === null ? `${skill.toFixed(2)} (no error)` : formatWithError(skill, error);
}

/** Counts of PITs in ten equal bins, by variant. */
export function pitRows(record: HindcastRecord): readonly (readonly string[])[] {
  const variants = variantsOf(record);
  const head = ["PIT, 0 to 1 in tenths", ...Array.from({ length: 10 }, (_, bin) => `${bin / 10}`)];
  const body = variants.flatMap((variant) =>
    scopesOf(record, variant).map(({ name, scores }) => [
      `${name}, ${variantWords[variant]}`,
      ...scores.pit.map(String),
    ]),
  );
  return [head, ...body];
}

export function variantsOf({ pooled }: HindcastRecord) {
  return pooled.map(({ variant }) => variant);
}
