/**
 * An unseen rule over the height of the panel at each x, which tells the figures there. Still pictures leave it out.
 * In a chart of several views each needs its own name.
 */
export function tooltipLayer(x: object, tooltip: readonly object[], view = "main"): object {
  return {
    name: `${tooltipName}_${view}`,
    mark: { type: "rule", strokeWidth: 6, opacity: 0, aria: false },
    encoding: { x, tooltip },
  };
}

export const tooltipName = "tooltip";

export const weekTooltip = { field: "date", type: "temporal", title: "week beginning", format: "%-d %b %Y" } as const;
