import { strFromU8, strToU8 } from "fflate";
import { addDays } from "../../model/calendar.ts";
import type { Cell, Chart } from "../charts/kit/chart.ts";
import { hues, ink, muted } from "../charts/kit/theme.ts";
import { emsOf } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import { type Deck, footLine, inner, leastLetters, newSlide, page, slideText } from "./slide.ts";
import { tableSlides } from "./table-slides.ts";
import { footBox } from "./text-slides.ts";
import { toldChart } from "./told-chart.ts";

/** Rows and columns of a table that slides have room for. */
const [mostRows, mostColumns] = [40, 9];

/**
 * The numbers of a chart, to edit: shares over time with their limits as a chart of the program's own, a short table as a table.
 * Nothing of what is neither: the notes of its slide say where that is.
 */
export function numberSlides(deck: Deck, chart: Chart): void {
  const curves = curvesOf(chart);
  if (curves !== null) curveSlide(deck, chart, curves);
  else if (chart.table.rows.length <= mostRows && chart.table.columns.length <= mostColumns) tableOf(deck, chart);
}

function tableOf(deck: Deck, chart: Chart): void {
  const { lang } = deck;
  const { rows } = chart.table;
  const columns = chart.table.columns.map(shortHead);
  const told = rows.map((row) => row.map((cell) => (typeof cell === "number" ? String(cell) : cell)));
  const widths = widthsOf(columns, told);
  tableSlides(deck, {
    ...{ title: toldChart(chart, lang).headline, heads: columns, rows: told, widths, template: "lines" },
    isFigure: columns.map((_, k) => rows.every((row) => typeof row[k] === "number" || row[k] === "")),
    note: toldChart(chart, lang).subtitle,
  });
}

/** The head of a column as a slide has room for: of what is said of it the first part, e.g. its unit. */
function shortHead(head: string): string {
  return head.replace(/ \[([^,;\]]*)[,;][^\]]*\]$/, " [$1]");
}

/** Width of a slide in letters of a table [em]. */
const slideEms = 72;

/** Widths of columns [em]: room for the longest word of each, and of what is left to each as much as its texts would fill. */
function widthsOf(heads: readonly string[], rows: readonly (readonly string[])[]): readonly number[] {
  const longest = (text: string) => Math.max(...text.split(/[\s-]/).map(emsOf));
  // Heads are bold; beside a text there is room.
  const least = heads.map((head, k) => Math.max(1.25 * longest(head), ...rows.map((row) => longest(row[k]))) + 1.6);
  const wanted = heads.map((_, k) => Math.max(0, Math.max(...rows.map((row) => emsOf(row[k]))) + 1.6 - least[k]));
  const [sum, more] = [least, wanted].map((all) => all.reduce((total, each) => total + each, 0));
  const share = more === 0 ? 0 : Math.max(0, slideEms - sum) / more;
  return least.map((each, k) => each + share * wanted[k]);
}

/** A share over time by a name, with its limits. */
type Curves = {
  readonly days: readonly string[];
  readonly curves: readonly { readonly name: string; readonly of: readonly (readonly (number | null)[])[] }[];
};

/** Charts whose tables have a row where a share changes: from then on it is the same, which a line between rows would not say. */
const ofSteps = ["first-line-stop"];

/** Curves of a chart of steps: of each name its share and limits, every week; null for any other chart. */
function curvesOf({ id, table }: Chart): Curves | null {
  if (!ofSteps.some((each) => id.endsWith(each))) return null;
  const fields = table.columns.map((column) => column.replace(/ \[.*$/, ""));
  const [week, day, low, high] = ["week", "date", "low", "high"].map((field) => fields.indexOf(field));
  const [name, value] = fields.flatMap((_, k) => ([week, day, low, high].includes(k) ? [] : [k]));
  if (Math.min(week, day, low, high) < 0 || value === undefined || table.rows.length === 0) return null;
  const start = table.rows.reduce((first, row) => (Number(row[week]) < Number(first[week]) ? row : first));
  const weeks = Math.max(...table.rows.map((row) => Number(row[week]))) - Number(start[week]) + 1;
  const names = [...new Set(table.rows.map((row) => String(row[name])))];
  if (weeks < 2 || names.length > hues.length) return null;
  const curves = names.map((each) => {
    const rows = table.rows.filter((row) => row[name] === each);
    const at = (k: number) => rows.findLast((row) => Number(row[week]) <= Number(start[week]) + k);
    const of = [value, low, high].map((column) => Array.from({ length: weeks }, (_, k) => numberOr(at(k)?.[column])));
    return { name: each, of };
  });
  return { days: Array.from({ length: weeks }, (_, k) => addDays(String(start[day]), 7 * k)), curves };
}

function numberOr(cell: Cell | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}

/**
 * A chart of the library, of lines by threes: each share, and its limits dotted in the same colour. The library gives all lines of
 * a chart the same dashes.
 */
export function withDottedLimits(path: string, part: Uint8Array): Uint8Array {
  if (!/^ppt\/charts\/chart\d+\.xml$/.test(path)) return part;
  const dotted = strFromU8(part).replace(/<c:ser>.*?<\/c:ser>/gs, (line) => {
    const [, index] = /<c:idx val="(\d+)"/.exec(line) ?? [];
    return Number(index) % 3 === 0 ? line : line.replace(/<a:prstDash val="solid"\/>/, '<a:prstDash val="sysDot"/>');
  });
  return strToU8(dotted);
}

/** Each share as a line, its limits as lines too. */
function curveSlide(deck: Deck, chart: Chart, { days, curves }: Curves): void {
  const { lang } = deck;
  const { font, limits } = officeWords[lang];
  const { headline, subtitle, foot } = toldChart(chart, lang);
  const slide = newSlide(deck, "lines", headline);
  const under = { x: page.margin, y: 1.26, w: inner, h: 0.26 };
  slideText(slide, [subtitle], under, { lang, size: 11, color: muted });
  const below = footBox(foot);
  const lines = curves.flatMap(({ name, of: [value, low, high] }) => [
    { name, values: value },
    { name: limits.low(name), values: low },
    { name: limits.high(name), values: high },
  ]);
  slide.addChart(
    "line",
    lines.map(({ name, values }) => ({ name: plainText(name), labels: [...days], values: values as number[] })),
    {
      ...{ x: page.margin, y: 1.6, w: inner, h: Math.min(footLine, below.y) - 1.7 },
      chartColors: curves.flatMap((_, k) => Array(3).fill(hues[k].line.slice(1))),
      ...{ lineDataSymbol: "none", lineSize: 1.75 },
      ...{ catAxisLabelFrequency: String(Math.ceil(days.length / 6)), valAxisLabelFormatCode: "0%", valAxisMinVal: 0 },
      ...{ catAxisLabelFontFace: font, valAxisLabelFontFace: font, legendFontFace: font },
      ...{ catAxisLabelFontSize: 11, valAxisLabelFontSize: 11, legendFontSize: leastLetters },
      ...{ catAxisLabelColor: ink.slice(1), valAxisLabelColor: ink.slice(1), legendColor: ink.slice(1) },
      ...{
        showLegend: true,
        legendPos: "r",
        valGridLine: { color: "E3E7EB", size: 0.75 },
        catGridLine: { style: "none" },
      },
      altText: plainText(chart.alt),
    },
  );
  slideText(slide, foot, below, { lang, size: leastLetters, color: muted });
}
