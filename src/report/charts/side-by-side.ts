import type { RestrictionPaths } from "../../sim/analysis/insights/restriction.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";
import { fromZero } from "./kit/axes.ts";
import { type Chart, type Row, tableOf } from "./kit/chart.ts";
import { fanColor, fanLayers, fanTooltip } from "./kit/fan.ts";
import { framedChart } from "./kit/frame.ts";
import { blues, muted } from "./kit/theme.ts";
import { tooltipLayer } from "./kit/tooltip.ts";
import { labelsOf, sharedBy } from "./kit/two-studies.ts";
import { refusalClasses, refusalRows } from "./refusal-layers.ts";
import { sideBySideWords } from "./side-by-side.words.ts";
import { refusedLayers, stopLayers, weekField } from "./side-by-side-layers.ts";
import { sideBySideErrorNotes, sideBySideReading } from "./side-by-side-reading.ts";
import { fanRows, seriesShown, stopRows } from "./side-by-side-rows.ts";
import { noCells, sideBySideUnits } from "./side-by-side-table.ts";
import { weekStep } from "./weeks-shown.ts";

const width = 400;

/**
 * Two studies in two columns on common axes: what is refused, where the policy of both was followed, the stock, the price
 * paid, the line stops.
 */
export function sideBySideChart(
  a: StudyResults,
  b: StudyResults,
  restrictions: readonly RestrictionPaths[] = [],
  lang: Lang = "en",
): Chart {
  const words = sideBySideWords[lang];
  const studies = [a, b];
  const shared = sharedBy(a, b, lang);
  const columns = labelsOf(a, b, lang);
  const fans = studies.flatMap((each, i) => fanRows(each, columns[i], shared));
  const refused = restrictions.flatMap((each, i) => refusalRows(each, columns[i]));
  const camps = refused.length > 0 ? refusalClasses(lang) : [];
  const stops = studies.flatMap((each, i) => stopRows(each, columns[i]));
  const horizon = Math.max(...studies.map(({ manifest }) => factsOf(manifest).horizonWeeks));
  const highest = (of: string) => fans.filter(({ quantity }) => quantity === of).map(({ p95 }) => p95);
  const spacing = (width * weekStep(horizon, seriesShown)) / horizon;
  const x = {
    field: "week",
    type: "quantitative",
    scale: { domain: [0, horizon], nice: false },
    axis: { title: null, tickCount: 7 },
  };
  const lastX = { ...x, axis: { ...x.axis, title: words.weeks } };
  const first = refused.length > 0 ? "refused" : "cover";
  const row = (quantity: string, title: string, layer: readonly object[], rows: readonly Row[]) => ({
    title: { text: title, fontSize: 12.5, fontWeight: 600, frame: "group", offset: 6 },
    data: { values: rows.filter((each) => each.quantity === quantity) },
    facet: {
      field: "study",
      type: "nominal",
      sort: columns,
      header:
        quantity === first
          ? { labelFontWeight: 400, labelColor: muted }
          : { labelExpr: "''", labelFontSize: 1, labelPadding: 0 },
    },
    columns: 2,
    spacing: { column: 28 },
    spec: {
      width,
      height: 110,
      encoding: { color: fanColor([{ tints: blues }], lang, camps) },
      layer,
    },
  });
  const fan = (quantity: string, title: string, unit: string, y: object) =>
    row(
      quantity,
      title,
      [
        ...fanLayers({ x, y: { title: unit, ...y }, isClipped: true }, lang),
        tooltipLayer({
          x,
          spacing,
          tooltip: [weekField(lang), ...fanTooltip(unit, lang)],
          view: quantity,
        }),
      ],
      fans,
    );
  const { refused: refusedTitle, ...titles } = words.titles(
    shared.titles.material(shared.material),
    shared.titles.sector(shared.sector),
  );
  return framedChart({
    id: "side-by-side",
    lang,
    manifests: studies.map(({ manifest }) => manifest),
    question: words.question,
    reading: sideBySideReading(studies, columns, shared, lang),
    kind: words.kind(columns, horizon, listed(Object.values(titles), lang)),
    notes: [
      ...words.notes,
      ...(camps.length > 0 ? [words.camps] : []),
      ...sideBySideErrorNotes(studies, restrictions, lang),
    ],
    table: tableOf(
      [
        ...refused.map((each) => ({ ...noCells, ...each })),
        ...fans.map((each) => ({ ...noCells, ...each })),
        ...stops.map((each) => ({ ...noCells, ...each })),
      ],
      sideBySideUnits,
    ),
    body: {
      spacing: 20,
      vconcat: [
        ...(camps.length > 0 ? [row("refused", refusedTitle, refusedLayers(x, width / horizon, lang), refused)] : []),
        fan("cover", titles.cover, words.units.cover, { scale: fromZero(highest("cover")), axis: { tickCount: 4 } }),
        fan("paid", titles.paid, words.units.paid, { scale: fromZero(highest("paid")), axis: { tickCount: 4 } }),
        row("stopped", titles.stopped, stopLayers(lastX, spacing, lang), stops),
      ],
    },
  });
}
