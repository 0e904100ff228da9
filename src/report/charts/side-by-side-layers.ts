import type { Lang } from "../words/lang.ts";
import { blues } from "./kit/theme.ts";
import { tooltipLayer } from "./kit/tooltip.ts";
import { refusalAreas, refusalTooltip } from "./refusal-layers.ts";
import { sideBySideWords } from "./side-by-side.words.ts";

/** First line of a tooltip: weeks count from the start of each scenario. */
export function weekField(lang: Lang): object {
  return { field: "week", type: "quantitative", title: sideBySideWords[lang].tooltip.week };
}

/** How the runs fall into classes by what is refused, and the figures on demand. */
export function refusedLayers(x: object, spacing: number, lang: Lang): readonly object[] {
  const tooltip = [weekField(lang), ...refusalTooltip(lang)];
  return [...refusalAreas(x, lang), tooltipLayer({ x, spacing, tooltip, view: "refused" })];
}

/** Share of runs with a line stopped, with its limits, and the figures on demand. */
export function stopLayers(x: object, spacing: number, lang: Lang): readonly object[] {
  const { units, tooltip } = sideBySideWords[lang];
  const y = {
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 3 },
    title: units.stopped,
  };
  const step = { interpolate: "step-after", aria: false, clip: true };
  return [
    {
      mark: { type: "area", color: blues[0], ...step },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
    },
    {
      mark: { type: "line", strokeWidth: 2, color: blues[2], ...step },
      encoding: { x, y: { ...y, field: "stopped" } },
    },
    tooltipLayer({
      x,
      spacing,
      tooltip: [weekField(lang), { field: "stopped", type: "quantitative", title: tooltip.stopped, format: ".2~p" }],
      view: "stopped",
    }),
  ];
}
