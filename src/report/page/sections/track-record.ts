import { binomialLimits } from "../../../sim/scoring/scores/coverage.ts";
import { namedRows, rowHeight, widthOfNames } from "../../charts/kit/axes.ts";
import { type Chart, short, tableOf } from "../../charts/kit/chart.ts";
import { type Finding, findingOf, told } from "../../charts/kit/finding.ts";
import { frame } from "../../charts/kit/frame.ts";
import { blues, ink, muted, vermilions } from "../../charts/kit/theme.ts";
import type { ValidationScore } from "../../tables/validation-score.ts";
import { formatExact, formatWithError, runsText } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { listed } from "../../words/lists.ts";
import { episodeTitle } from "../../words/titles.ts";
import { trackRecordWords } from "./track-record.words.ts";

const [width, mostLabel, leastRow] = [360, 330, 24];

type Share = { readonly held: number; readonly of: number };

/** Something that forecasts of the past held or not: how often they did, and how often they promise to. */
type Line = Share & { readonly what: string; readonly promised: number | null; readonly isMain: boolean };

/** How the model did against the past: what its intervals held, by lead and otherwise, and what it saw coming. null where no score is out of sample. */
export function trackRecordChart(score: ValidationScore, study: string, lang: Lang): Chart | null {
  const words = trackRecordWords[lang];
  const variant = score.variants.find((each) => each.variant === "outOfSample");
  if (variant === undefined || variant.coverage.of === 0) return null;
  const lines = linesOf(score, variant, lang);
  const names = lines.map(({ what }) => what);
  const rows = lines.map(({ what, held, of, promised, isMain }) => {
    const { low, high } = binomialLimits(held, of);
    return {
      ...{ what, held: short(held / of), low: short(low), high: short(high) },
      ...(promised === null ? {} : { promised }),
      figure: words.figure(told((100 * held) / of, 0.5, "%", lang).text, of),
      plotMain: isMain ? 1 : 0,
    };
  });
  const { coverage, skill } = variant;
  const share = told((100 * coverage.held) / coverage.of, 50 * (coverage.high - coverage.low), "%", lang);
  const percent = (value: number) => String(Math.round(100 * value));
  const episodes = variant.features.map(({ episode }) => episodeTitle(episode, lang));
  return frame({
    id: "track-record",
    lang,
    study,
    sources: [words.source(listed(episodes, lang), score.seed, runsText(score.runs, lang), score.engineVersion)],
    question: words.question,
    finding: recordFinding(variant, lang),
    shows: words.shows,
    reading: words.reading(
      share.text,
      percent(coverage.low),
      percent(coverage.high),
      formatExact(coverage.of),
      skill.skill === null || skill.error === null ? "" : words.skill(formatWithError(skill.skill, skill.error)),
    ),
    kind: words.kind,
    notes: [
      ...words.notes,
      ...(skill.skill === null || skill.error === null
        ? []
        : [words.skill(formatWithError(skill.skill, skill.error)).trim()]),
      words.error(runsText(score.runs, lang)),
    ],
    table: tableOf(
      rows.map(({ promised, ...row }) => ({ ...row, promised: promised ?? "" })),
      {
        what: "what is scored",
        held: "share held, 0-1",
        low: "lower 95 % limit, exact, 0-1",
        high: "upper 95 % limit, exact, 0-1",
        promised: "what the intervals promise to hold, 0-1; empty where nothing is promised",
        figure: "share held, of how many",
      },
    ),
    body: bodyOf(
      rows.map(({ promised, ...row }) => (promised === undefined ? row : { ...row, promised })),
      names,
      lang,
    ),
  });
}

type Variant = ValidationScore["variants"][number];

/** The share that the 80 % intervals held, whether its exact limits leave out 80 %, and how often the model cried wolf. */
function recordFinding({ coverage: { held, of, low, high }, events }: Variant, lang: Lang): Finding {
  const words = trackRecordWords[lang];
  const share = told((100 * held) / of, 50 * (high - low), "%", lang);
  const verdict = high < 0.8 ? "fewer" : low > 0.8 ? "more" : "about";
  const alarms = events === undefined || events.not.of === 0 ? "" : words.alarms(events.not.likely, events.not.of);
  return findingOf((figures) => words.headline(figures.share, formatExact(of), verdict, alarms), { share }, lang);
}

function linesOf({ variants }: ValidationScore, { coverage, leads = [], features, events }: Variant, lang: Lang) {
  const { groups } = trackRecordWords[lang];
  const line = (what: string, { held, of }: Share, promised: number | null, isMain = false): readonly Line[] =>
    of === 0 ? [] : [{ what, held, of, promised, isMain }];
  const other = (variant: "inSample" | "policyKnown") =>
    variants.filter((each) => each.variant === variant).flatMap((each) => line(groups[variant], each.coverage, 0.8));
  return [
    ...line(groups.all, coverage, 0.8, true),
    ...leads.flatMap(({ fromMonths, toMonths, ...share }) =>
      line(groups.lead(formatExact(fromMonths), toMonths === null ? null : formatExact(toMonths)), share, 0.8),
    ),
    ...other("inSample"),
    ...other("policyKnown"),
    ...features.flatMap(({ episode, passed, of }) =>
      line(groups.features(episodeTitle(episode, lang)), { held: passed, of }, 0.9),
    ),
    ...(events === undefined
      ? []
      : [
          ...line(groups.happened, { held: events.happened.likely, of: events.happened.of }, null),
          ...line(groups.not, { held: events.not.of - events.not.likely, of: events.not.of }, null),
        ]),
  ];
}

function bodyOf(rows: readonly object[], names: readonly string[], lang: Lang): object {
  const { axis, tooltip } = trackRecordWords[lang];
  const y = namedRows("what", names, widthOfNames(names, mostLabel), mostLabel);
  const x = {
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { title: axis, format: ".0%", tickCount: 5, grid: true },
  };
  const color = { condition: { test: "datum.plotMain === 1", value: vermilions[2] }, value: blues[2] };
  return {
    data: { values: rows },
    width,
    height: { step: rowHeight(names, leastRow, mostLabel) },
    layer: [
      {
        transform: [{ filter: "isValid(datum.promised)" }],
        mark: { type: "tick", color: muted, thickness: 2, height: 16, aria: false },
        encoding: { y, x: { ...x, field: "promised" } },
      },
      {
        mark: { type: "rule", strokeWidth: 1.6, aria: false },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: {
          ...{ y, x: { ...x, field: "held" }, color },
          tooltip: Object.entries(tooltip).map(([field, title]) => ({ field, type: "nominal", title })),
        },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11.5, color: ink },
        encoding: { y, x: { value: width + 12 }, text: { field: "figure" } },
      },
    ],
  };
}

/** Charts of shortages, on which it is said how many the model expected of past episodes. */
const ofShortages: readonly string[] = ["first-line-stop", "unmet-need"];

/** That of events like those of a chart the model expected more in past episodes than happened; undefined where it did not, or nothing is known. */
export function overstatedNote(score: ValidationScore | undefined, chart: string, lang: Lang): string | undefined {
  const found = score?.expected?.find(({ about }) => about === "shortages");
  if (!ofShortages.includes(chart) || found === undefined || found.expected <= found.happened) return undefined;
  const { events, expected, happened } = found;
  return trackRecordWords[lang].overstated(formatExact(events), expected.toFixed(1), formatExact(happened));
}
