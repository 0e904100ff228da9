import type { Config, TopLevelSpec } from "vega-lite";
import { type Chart, tableToCsv } from "../../charts/kit/chart.ts";
import type { Lang } from "../../words/lang.ts";
import { escaped, sentence } from "../html.ts";
import { pageWords } from "../page.words.ts";

/** Place of a chart in the page; `viewer.ts` draws into it. */
export function chartPlace(index: number): string {
  return `chart-${index + 1}`;
}

/** The chart as it stands in the page, which gives it title, notes, margin and paper. */
export function placed({ spec }: Chart): TopLevelSpec {
  const { title: _title, config, ...views } = spec as { readonly title: object; readonly config: Config };
  return { ...views, config: { ...config, padding: 2, background: "transparent" } } as TopLevelSpec;
}

/** A chart with its reading above, its notes below, and its numbers on demand. */
export function chartSection({ question, reading, notes, alt, table }: Chart, index: number, lang: Lang): string {
  const numbers = `<details><summary>${pageWords[lang].numbers(table.rows.length)}</summary><pre tabindex="0">${escaped(tableToCsv(table))}</pre></details>`;
  const chart = `<div class="wide" tabindex="0" role="region" aria-label="${escaped(question)}"><div class="chart" id="${chartPlace(index)}" role="img" aria-label="${escaped(alt)}"></div></div>`;
  const lines = notes.map((note) => `<li>${sentence(note)}</li>`).join("");
  return `<figure><h3>${escaped(question)}</h3><figcaption>${sentence(reading)}</figcaption>${chart}<ul class="notes">${lines}</ul>${numbers}</figure>`;
}
