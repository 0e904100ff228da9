import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";

const en = {
  names: (prefix: string): readonly [string, string, string] => [
    `${prefix}90 % of runs`,
    `${prefix}50 % of runs`,
    `${prefix}median`,
  ],
  tooltip: { p95: "95 % of runs below", p75: "75 % below", median: "median", p25: "25 % below", p05: "5 % below" },
  inUnit: (name: string, unit: string) => `${name}, ${unit}`,
  error: (median: string, band: string, taken: string) =>
    `Monte Carlo error: at most ${median} % of all possible runs lie between a median drawn and the true one, ${band} % at an edge of the 90 % band (95 % limits${taken}).`,
  ifIndependent: ", as of independent runs",
  ifWeighted: (runs: number) => `, as of ${formatExact(runs)} runs that count alike`,
};

const ja: typeof en = {
  names: (prefix) => [`${prefix}試行の90%`, `${prefix}試行の50%`, `${prefix}中央値`],
  tooltip: { p95: "95%がこれ以下", p75: "75%がこれ以下", median: "中央値", p25: "25%がこれ以下", p05: "5%がこれ以下" },
  inUnit: (name, unit) => `${name}（${unit}）`,
  error: (median, band, taken) =>
    `モンテカルロ誤差：図の中央値と真の中央値の間に入る試行は多くても${median}%、90%帯の端では${band}%（95%区間${taken}）。`,
  ifIndependent: "、独立な試行とみなした場合",
  ifWeighted: (runs) => `、重みの等しい試行${formatExact(runs)}回に相当`,
};

/** Everything that every fan says. */
export const fanWords: Readonly<Record<Lang, typeof en>> = { en, ja };
