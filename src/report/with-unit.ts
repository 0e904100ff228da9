import type { Lang } from "./words/lang.ts";

/** A figure and its unit: `12 weeks`, `12 %`; in Japanese without a space, but before Latin letters: `12週`, `12%`, `12 t`. */
export function withUnit(figure: string, unit: string, lang: Lang): string {
  if (unit === "") return figure;
  return lang === "ja" && !/^[A-Za-z$]/.test(unit) ? figure + unit : `${figure} ${unit}`;
}

/** A figure with its unit and limits: `3.1 weeks (2.9 to 3.4)`, `3.1週（2.9〜3.4）`. */
export function withRange(figure: string, from: string, to: string, lang: Lang): string {
  return lang === "ja" ? `${figure}（${from}〜${to}）` : `${figure} (${from} to ${to})`;
}
