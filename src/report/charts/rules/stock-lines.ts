import type { Lang } from "../../words/lang.ts";
import { fanWords } from "../fan-words.ts";
import { blues, vermilions } from "../kit/theme.ts";
import { rulesWords } from "./rules.words.ts";

const lineColors = { p95: "#93c1e1", p90: "#3d84b2", p75: blues[2], mean: vermilions[2] } as const;
const lines = Object.keys(lineColors) as readonly (keyof typeof lineColors)[];

/** What few of the runs have more than, and the mean: a band or a median would mislead where about half have none. */
export function stockLines(x: object, y: object, lang: Lang): readonly object[] {
  const { lines: names } = rulesWords[lang].drawdown;
  return lines.map((line) => ({
    mark: { type: "line", strokeWidth: 2, aria: false, ...(line === "mean" ? { strokeDash: [5, 3] } : {}) },
    encoding: {
      x,
      y: { field: line, type: "quantitative", ...y },
      color: { datum: names[line] },
    },
  }));
}

/** Colours of the lines, with their names as legend. */
export function stockColor(lang: Lang): object {
  const { lines: names } = rulesWords[lang].drawdown;
  return {
    type: "nominal",
    scale: { domain: lines.map((line) => names[line]), range: Object.values(lineColors) },
    legend: { columns: lines.length, symbolType: "stroke" },
  };
}

/** The lines at one week [t]. */
export function stockFigures(lang: Lang): readonly object[] {
  const { unit, drawdown } = rulesWords[lang];
  return lines.map((field) => ({
    ...{ field, type: "quantitative", format: ",.2~r" },
    title: fanWords[lang].inUnit(drawdown.lines[field], unit),
  }));
}
