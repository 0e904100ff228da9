import type { Lang } from "../../words/lang.ts";
import { dayFormats, weekTitles } from "./dates.words.ts";

type Tooltip = {
  readonly x: object;
  /** Distance of two neighbouring x [px]: the rules leave no gap between them. */
  readonly spacing: number;
  readonly tooltip: readonly object[];
  /** In a chart of several views each needs its own name. */
  readonly view?: string;
  /** Rows that the figures come from; those of the chart when left out. */
  readonly values?: readonly object[];
};

/** An unseen rule over the height of the panel at each x, which tells the figures there. Still pictures leave it out. */
export function tooltipLayer({ x, spacing, tooltip, view = "main", values }: Tooltip): object {
  return {
    name: `${tooltipName}_${view}`,
    ...(values === undefined ? {} : { data: { values } }),
    mark: { type: "rule", strokeWidth: Math.ceil(spacing), opacity: 0, aria: false },
    encoding: { x, tooltip },
  };
}

export const tooltipName = "tooltip";

/** The first line of a tooltip: the week that it tells of. */
export function weekTooltip(lang: Lang): object {
  return { field: "date", type: "temporal", title: weekTitles[lang], format: dayFormats[lang] };
}
