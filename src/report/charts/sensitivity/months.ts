import type { SensitiveCourse, SensitivityRecord } from "../../../sim/analysis/sensitivity/record.ts";
import { z95 } from "../../../sim/study/shares.ts";
import { inputOrLane } from "../../words/inputs.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised, listed } from "../../words/lists.ts";
import { seriesLabel } from "../../words/series.ts";
import { factsOf } from "../../words/study.ts";
import { shareText } from "../../words/variance-figures.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { type Finding, findingOf, nothingFound, told } from "../kit/finding.ts";
import { frame, ofWhom } from "../kit/frame.ts";
import { legendOf, linesOf, textOf } from "../kit/names.ts";
import { dashes, hues } from "../kit/theme.ts";
import { monthsWords } from "./months.words.ts";
import { isBeyondError, sensitivitySource } from "./parts.ts";

const [width, height] = [400, 170];
const shownInputs = 5;

type Row = { readonly [field in "series" | "measure" | "month" | "input" | "figure"]: string } & {
  readonly [field in "share" | "low" | "high"]: number;
};
type Estimate = { readonly value: number; readonly standardError: number };

/** Shares of the variance of each series month by month; null where no series varies. */
export function monthsChart(record: SensitivityRecord, lang: Lang): Chart | null {
  if (record.courses.length === 0) return null;
  const words = monthsWords[lang];
  const { name, titles } = factsOf(record, lang);
  const panels = record.courses.map((course) => {
    const title = capitalised(seriesLabel(course, titles, lang));
    return { course, title, rows: rowsOf(title, course, record, lang) };
  });
  return frame({
    ...{ id: "sensitivity-months", lang, study: name, sources: [sensitivitySource(record, lang)] },
    question: words.question,
    finding: monthsFinding(record, lang),
    shows: words.shows,
    of: ofWhom([record], lang),
    reading: panels.map(({ title, course }) => readingOf(title, course, record, lang)).join(lang === "ja" ? "" : " "),
    kind: words.alt(
      listed(
        panels.map(({ title }) => title),
        lang,
      ),
    ),
    notes: [...words.notes, words.error],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ share: "of the variance over runs, 0-1", low: "less one standard error", high: "more one standard error" },
        figure: "share ± one standard error",
      },
    ),
    body: {
      columns: 1,
      spacing: 26,
      concat: panels.map(({ title, rows }) => panelOf(title, rows, lang)),
      resolve: { scale: { color: "independent", strokeDash: "independent" } },
    },
  });
}

/** The series and the input that explains most of it by itself in some month; none where nothing does beyond error. */
function monthsFinding(record: SensitivityRecord, lang: Lang): Finding {
  const words = monthsWords[lang];
  const { titles } = factsOf(record, lang);
  const [most] = record.courses
    .flatMap((course) =>
      course.months.flatMap(({ from, first }) => first.map((share, k) => ({ course, from, share, k }))),
    )
    .filter(({ share }) => isBeyondError(share))
    .toSorted((a, b) => b.share.value - a.share.value);
  if (most === undefined) return nothingFound(words.nothing);
  const { name } = inputOrLane(most.course.inputs[most.k], record, lang);
  const share = told(100 * most.share.value, 100 * z95 * most.share.standardError, "%", lang);
  const series = seriesLabel(most.course, titles, lang);
  return findingOf(
    (of) => words.headline(capitalised(name), series, of.share, words.monthOf(most.from)),
    { share },
    lang,
  );
}

function readingOf(title: string, course: SensitiveCourse, record: SensitivityRecord, lang: Lang): string {
  const all = course.months.flatMap(({ from, first }) =>
    first.map((share, k) => ({ from, share, path: course.inputs[k] })),
  );
  const most = all.reduce((best, each) => (each.share.value > best.share.value ? each : best));
  const { name, what } = inputOrLane(most.path, record, lang);
  const input = what === "" ? name : lang === "ja" ? `${name}（${what}）` : `${name}, ${what}`;
  const lowered = title.slice(0, 1).toLowerCase() + title.slice(1);
  return monthsWords[lang].reading(lowered, input, percent(most.share, lang), monthsWords[lang].monthOf(most.from));
}

function rowsOf(series: string, course: SensitiveCourse, record: SensitivityRecord, lang: Lang): readonly Row[] {
  const words = monthsWords[lang];
  const row = (measure: string, month: string, input: string, share: Estimate): Row => ({
    ...{ series, measure, month, input },
    share: short(share.value),
    low: short(share.value - share.standardError),
    high: short(share.value + share.standardError),
    figure: percent(share, lang),
  });
  const names = course.inputs.slice(0, shownInputs).map((path) => inputOrLane(path, record, lang).name);
  return course.months.flatMap(({ from, first, total, luck }) => [
    ...names.map((input, k) => row(words.alone, from, input, first[k])),
    ...names.flatMap((input, k) => {
      const share = total[k];
      return share === null ? [] : [row(words.total, from, input, share)];
    }),
    row(words.total, from, words.luck, luck),
  ]);
}

function panelOf(title: string, rows: readonly Row[], lang: Lang): object {
  const words = monthsWords[lang];
  const inputs = [...new Set(rows.map(({ input }) => input).filter((input) => input !== words.luck))];
  const domain = [...inputs, words.luck];
  const { columns, labelExpr } = legendOf(domain, 3);
  const legend = { columns, orient: "bottom", title: null, ...(labelExpr === undefined ? {} : { labelExpr }) };
  const at = (k: number) => hues[k % hues.length];
  const color = {
    field: "input",
    type: "nominal",
    scale: { domain, range: [...inputs.map((_, k) => at(k).line), "#8a939c"] },
    legend,
  };
  const strokeDash = {
    field: "input",
    type: "nominal",
    scale: { domain, range: [...inputs.map((_, k) => dashes[k % dashes.length]), [1, 0]] },
    legend,
  };
  const side = (measure: string) => {
    const own = rows.filter((each) => each.measure === measure);
    const x = {
      field: "month",
      type: "temporal",
      scale: { type: "utc" },
      title: null,
      axis: { format: words.axisMonth, tickCount: 5 },
    };
    const y = { type: "quantitative", title: words.axis, axis: { format: ".0%", tickCount: 4 } };
    return {
      title: { text: measure, fontSize: 12, fontWeight: 400, offset: 4 },
      ...{ width, height, data: { values: own } },
      layer: [
        {
          mark: { type: "area", opacity: 0.18, clip: true },
          encoding: { x, y: { ...y, field: "low", scale: domainOf(own) }, y2: { field: "high" }, color },
        },
        {
          mark: { type: "line", strokeWidth: 1.8, clip: true },
          encoding: {
            ...{ x, y: { ...y, field: "share" }, color, strokeDash },
            tooltip: [
              { field: "month", type: "temporal", format: "%Y-%m", title: words.month },
              { field: "input", type: "nominal", title: words.input },
              { field: "figure", type: "nominal", title: words.figure },
            ],
          },
        },
      ],
    };
  };
  return {
    title: { text: textOf(linesOf(title, 2 * width, 13)), fontSize: 13, fontWeight: 600, offset: 8 },
    spacing: 40,
    hconcat: [side(words.alone), side(words.total)],
  };
}

/** From nothing, or from below where estimates lie there, to the highest line: bands may reach further. */
function domainOf(rows: readonly Row[]): object {
  const shares = rows.map(({ share }) => share);
  return { domain: [Math.min(0, ...shares), Math.max(0.01, ...shares) * 1.05] };
}

function percent({ value, standardError }: Estimate, lang: Lang): string {
  return shareText({ value, standardError }, lang);
}
