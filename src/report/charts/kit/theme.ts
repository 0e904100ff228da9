import type { Config } from "vega-lite";

export const fontStack = "Inter, 'Noto Sans JP', 'Helvetica Neue', Arial, sans-serif";

/** Opaque tints, light to dark, of one hue: 90 % band, 50 % band, median. Blue and vermilion after Okabe and Ito (2008). */
export const blues = ["#d3e5f2", "#93c1e1", "#004f80"] as const;
export const vermilions = ["#f9dfcf", "#eeb08a", "#a34300"] as const;

export const ink = "#1d2733";
export const muted = "#5b6773";
const faint = "#e3e7eb";

/** Seven colours that colour-blind readers tell apart (Okabe and Ito 2008, yellow left out), each with a light tint. */
export const hues = [
  { line: "#0072b2", tint: "#d3e5f2" },
  { line: "#d55e00", tint: "#f9dfcf" },
  { line: "#009e73", tint: "#d2eee5" },
  { line: "#b3588f", tint: "#f3e0eb" },
  { line: "#3f3f46", tint: "#e2e2e4" },
  { line: "#b98200", tint: "#f6e8c8" },
  { line: "#4aa3d9", tint: "#def0fb" },
] as const;

/** Line patterns, so that colour is never the only difference. */
export const dashes: readonly (readonly number[])[] = [
  [1, 0],
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
  [4, 2],
  [12, 4],
  [1, 3],
];

export const config: Config = {
  font: fontStack,
  background: "#ffffff",
  padding: 16,
  view: { stroke: null },
  title: {
    anchor: "start",
    color: ink,
    fontSize: 18,
    fontWeight: 600,
    subtitleColor: muted,
    subtitleFontSize: 12,
    subtitleLineHeight: 17,
    subtitlePadding: 6,
    offset: 18,
  },
  axis: {
    labelColor: muted,
    titleColor: muted,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 400,
    gridColor: faint,
    domainColor: "#b5bdc5",
    tickColor: "#b5bdc5",
    labelLimit: 0,
    labelOverlap: "greedy",
    labelSeparation: 6,
  },
  axisX: { grid: false, labelFlush: false },
  axisY: { domain: false, ticks: false, labelFlush: false, labelPadding: 6, minExtent: 34 },
  header: {
    labelColor: ink,
    labelFontSize: 12,
    labelFontWeight: 600,
    labelAnchor: "start",
    labelLimit: 0,
    title: null,
  },
  legend: {
    labelColor: ink,
    labelFontSize: 11,
    labelLimit: 0,
    title: null,
    orient: "top",
    symbolType: "square",
    symbolSize: 140,
  },
};

/** From nothing to nearly all, in even steps of lightness. */
export const shades = ["#eef0f2", "#fbe3d3", "#f2c9a5", "#e3a374", "#cf7a45", "#a34300", "#5c2400"] as const;

type Named = { readonly role: string };

/** Told apart by lightness too; blue and vermilion after Okabe and Ito (2008). */
const restricted = ["#93c1e1", "#f2c9a5", "#d98a52", "#7a4b86", "#3c6e91", "#b9a4c4"];
const open = ["#e9edf0", "#d3dae0", "#f4f5f6"];

/** A colour for each policy state, the same in every chart of a study: greys where no restriction is in force. */
export function stateColors(states: readonly Named[], first = -1): readonly string[] {
  const colors = states.map(() => "");
  const order = states.map((_, s) => s).sort((a, b) => Number(b === first) - Number(a === first) || a - b);
  const next = { restricted: 0, open: 0 };
  for (const s of order) {
    const palette = states[s].role === "open" ? open : restricted;
    const at = states[s].role === "open" ? next.open++ : next.restricted++;
    colors[s] = palette[at % palette.length];
  }
  return colors;
}
