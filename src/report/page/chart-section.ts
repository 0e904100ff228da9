import type { Config, TopLevelSpec } from "vega-lite";
import type { Chart } from "../charts/chart.ts";
import { tableToCsv } from "../charts/table-csv.ts";
import { muted } from "../charts/theme.ts";
import type { Lang } from "../lang.ts";
import { escaped, sentence } from "./html.ts";
import { pageWords } from "./page-words.ts";

/** Place of a chart in the page; `viewer.ts` draws into it. */
export function chartPlace(index: number): string {
  return `chart-${index + 1}`;
}

/** The chart as it stands in the page, which gives it title, margin and paper; the notes under the title stay. */
export function placed({ spec }: Chart): TopLevelSpec {
  const { title, config } = spec as {
    readonly title: { readonly subtitle: readonly string[] };
    readonly config: Config;
  };
  const notes = { text: title.subtitle, fontSize: 12, fontWeight: 400, color: muted, lineHeight: 17 };
  return { ...spec, title: notes, config: { ...config, padding: 2, background: "transparent" } } as TopLevelSpec;
}

/** A chart with its reading above and its numbers below. */
export function chartSection({ question, study, reading, alt, table }: Chart, index: number, lang: Lang): string {
  const numbers = `<details><summary>${pageWords[lang].numbers(table.rows.length)}</summary><pre tabindex="0">${escaped(tableToCsv(table))}</pre></details>`;
  return `<figure><h3>${escaped(question)} <span class="muted">${escaped(study)}</span></h3><figcaption>${sentence(reading)}</figcaption><div class="wide" tabindex="0" role="region" aria-label="${escaped(question)}"><div class="chart" id="${chartPlace(index)}" role="img" aria-label="${escaped(alt)}"></div></div>${numbers}</figure>`;
}
