import { type Chart, tableToCsv } from "../../charts/kit/chart.ts";
import type { OnPage } from "../../render/on-page.ts";
import type { Lang } from "../../words/lang.ts";
import { escaped, sentence } from "../html.ts";
import { pageWords } from "../page.words.ts";

/** Place of a chart in the page; `viewer.ts` tells the figures of its marks there. */
export function chartPlace(index: number): string {
  return `chart-${index + 1}`;
}

/** A chart with what it finds above, its reading and its notes below, and its numbers on demand. */
export function chartSection(
  { question, finding, subtitle, reading, notes, alt, table }: Chart,
  index: number,
  lang: Lang,
  drawn?: OnPage,
): string {
  const numbers = `<details><summary>${pageWords[lang].numbers(table.rows.length)}</summary><pre tabindex="0">${escaped(tableToCsv(table))}</pre></details>`;
  const pictures = drawn === undefined ? { image: "", reader: "" } : picturesOf(drawn, question, lang);
  const chart = `<div class="chart" id="${chartPlace(index)}"><div role="img" aria-label="${escaped(alt)}">${pictures.image}</div>${pictures.reader}</div>`;
  const beside = notes.some((note) => pageWords[lang].beside.test(note))
    ? `<li class="narrow">${sentence(pageWords[lang].besideIsAbove)}</li>`
    : "";
  const lines = notes.map((note) => `<li>${sentence(note)}</li>`).join("") + beside;
  return `<figure><h3>${sentence(finding.text)}</h3><figcaption>${sentence(subtitle)}</figcaption>${chart}<p class="reading">${sentence(reading)}</p><ul class="notes">${lines}</ul>${numbers}</figure>`;
}

/** Both pictures, of which the style sheet shows one, and over them what arrow keys and a pointer reach. */
function picturesOf({ broad, narrow, rows, heads }: OnPage, question: string, lang: Lang) {
  const [head, ...figures] = rows[0] ?? [0];
  const first = (heads[head] ?? []).map((name, k) => `${name}: ${figures[k]}`).join("; ");
  const values = `aria-valuemin="1" aria-valuemax="${rows.length}" aria-valuenow="1" aria-valuetext="${escaped(first)}"`;
  const label = escaped(pageWords[lang].figures(question));
  return {
    image: `<div class="broad">${broad.svg}</div><div class="narrow">${narrow.svg}</div>`,
    reader: `<div class="reader" role="slider" tabindex="0" aria-label="${label}" ${values} hidden></div>`,
  };
}
