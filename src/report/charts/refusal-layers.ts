import type { RestrictionPaths } from "../../sim/analysis/insights/restriction.ts";
import type { Lang } from "../words/lang.ts";
import { short } from "./kit/chart.ts";
import { sideBySideWords } from "./side-by-side.words.ts";

/** From all to nothing refused, from the bottom up; told apart by lightness (vermilion after Okabe and Ito 2008). */
const colors = ["#a34300", "#d98a52", "#f2c9a5", "#eef0f2"] as const;
/** The same as fields of a row: the share of the runs that is in the class. */
const classes = ["over90", "to90", "to50", "under10"] as const;

/** By week: how the runs fall into four classes by how much of the usual orders is refused. */
export function refusalRows({ refusals }: RestrictionPaths, study: string) {
  return refusals.map(([under10, under50, under90], week) => ({
    ...{ study, quantity: "refused", week },
    over90: short(1 - under90.mean),
    to90: short(under90.mean - under50.mean),
    to50: short(under50.mean - under10.mean),
    under10: short(under10.mean),
  }));
}

/** Names and colours of the classes, for the legend. */
export function refusalClasses(lang: Lang): readonly { readonly name: string; readonly color: string }[] {
  const { refused } = sideBySideWords[lang];
  return classes.map((each, k) => ({ name: refused[each], color: colors[k] }));
}

/** The classes as areas on top of each other, which fill the panel: two camps show as two broad areas. */
export function refusalAreas(x: object, lang: Lang): readonly object[] {
  const { units, refused } = sideBySideWords[lang];
  const y = {
    type: "quantitative",
    title: units.stopped,
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 3 },
  };
  const sum = (fields: readonly string[]) => ["0", ...fields.map((field) => `datum.${field}`)].join("+");
  return classes.map((each, k) => ({
    transform: [
      { calculate: sum(classes.slice(0, k)), as: "from" },
      { calculate: `min(1,${sum(classes.slice(0, k + 1))})`, as: "to" },
    ],
    mark: { type: "area", interpolate: "step-after", clip: true, aria: false },
    encoding: { x, y: { ...y, field: "from" }, y2: { field: "to" }, color: { datum: refused[each] } },
  }));
}

/** The four shares of the runs at one week, for its tooltip. */
export function refusalTooltip(lang: Lang): readonly object[] {
  const { refused } = sideBySideWords[lang];
  return classes.map((field) => ({ field, type: "quantitative", title: refused[field], format: ".2~p" }));
}
