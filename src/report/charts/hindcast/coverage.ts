import type { Scores } from "../../../sim/scoring/hindcast/record.ts";
import { formatExact, runsText } from "../../words/figures.ts";
import { coverageFigure, episodesOf, scopesOf } from "../../words/scores.ts";
import { episodeTitle } from "../../words/titles.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { type Finding, findingOf, told } from "../kit/finding.ts";
import { frame } from "../kit/frame.ts";
import { dashes, hues, muted } from "../kit/theme.ts";
import { hindcastWords } from "./hindcast.words.ts";
import { columnUnits, hindcastSource, type Told } from "./kit.ts";

/** What the 80 % intervals hold of all points, and whether their exact limits leave out what they promise. */
function coverageFinding({ lang }: Told, { coverage }: Scores): Finding {
  const { headline } = hindcastWords[lang].coverage;
  const row = coverage.find(({ level }) => level === 0.8) ?? coverage[0];
  const verdict = row.high < row.level ? "fewer" : row.low > row.level ? "more" : "about";
  const share = told((100 * row.held) / row.of, 50 * (row.high - row.low), "%", lang);
  return findingOf((of) => headline(of.share, formatExact(row.of), verdict), { share }, lang);
}

/** Share of the points that intervals hold against what they promise, for each episode and all of them. */
export function hindcastCoverageChart(of: Told): Chart {
  const { record, lang } = of;
  const words = hindcastWords[lang];
  const scopes = scopesOf(record, "outOfSample");
  const titleOf = (name: string) => (name === "pooled" ? words.pooled : episodeTitle(name, lang));
  const names = scopes.map(({ name, scores }) => words.points(titleOf(name), scores.coverage[0].of));
  const rows = scopes.flatMap(({ scores }, s) =>
    scores.coverage.map(({ level, held, of, low, high }) => ({
      points: names[s],
      promised: level,
      held: short(held / of),
      low: short(low),
      high: short(high),
    })),
  );
  const offset = { field: "points", type: "nominal", sort: names };
  const x = {
    field: "promised",
    type: "ordinal",
    axis: { title: words.coverage.promised, format: ".0%", labelAngle: 0 },
  };
  const y = {
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 5 },
    title: words.coverage.held,
  };
  const color = {
    field: "points",
    type: "nominal",
    sort: names,
    scale: { domain: names, range: names.map((_, k) => hues[k % hues.length].line) },
  };
  const last = scopes[scopes.length - 1];
  return frame({
    id: "coverage",
    lang,
    study: words.study,
    sources: [hindcastSource(of, episodesOf(record))],
    question: words.coverage.question,
    finding: coverageFinding(of, last.scores),
    shows: words.coverage.shows,
    reading: words.coverage.reading(
      titleOf(last.name),
      last.scores.coverage[0].of,
      last.scores.coverage.map((row) => words.coverage.level(formatExact(100 * row.level), coverageFigure(row, lang))),
    ),
    kind: words.coverage.kind,
    notes: [...words.coverage.notes, words.coverage.error(runsText(record.runs, lang))],
    table: tableOf(rows, columnUnits.coverage),
    body: {
      data: { values: rows },
      width: 520,
      height: 300,
      encoding: { x },
      layer: [
        {
          mark: { type: "tick", color: muted, thickness: 1.5, width: 110, strokeDash: [...dashes[1]] },
          encoding: { y: { ...y, field: "promised" } },
        },
        {
          mark: { type: "rule", strokeWidth: 2 },
          encoding: { y: { ...y, field: "low" }, y2: { field: "high" }, xOffset: offset, color },
        },
        {
          mark: { type: "point", filled: true, size: 70, opacity: 1 },
          encoding: {
            y: { ...y, field: "held" },
            xOffset: offset,
            color,
            tooltip: [
              { field: "points", type: "nominal", title: words.coverage.tooltip.points },
              ...(["held", "low", "high"] as const).map((field) => ({
                ...{ field, type: "quantitative", title: words.coverage.tooltip[field], format: ".0%" },
              })),
            ],
          },
        },
      ],
    },
  });
}
