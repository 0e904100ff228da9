import type { OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { countedRuns, layoutOfStudy } from "../../sim/study/layout.ts";
import { areSharesApart, type ShareEstimate, shareLimits, sharesUpTo } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { outcomeOf } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { quantileDots, stackedDots, widestDotLimits } from "./endings.dots.ts";
import { campsView, endingPanel, type Pile } from "./endings.panel.ts";
import { endingWords } from "./endings.words.ts";
import { campsOf } from "./kit/camps.ts";
import { type Chart, type StudyChart, tableOf } from "./kit/chart.ts";
import { areApart, type Finding, findingOf, limitsTold, shareTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";

const kinds = ["briefStandoff", "prolongedDispute", "fragmentedMarket"] as const;
type Kind = (typeof kinds)[number];
/** Told apart by lightness too (Okabe and Ito 2008). */
const colors: Readonly<Record<Kind, string>> = {
  briefStandoff: "#93c1e1",
  prolongedDispute: "#004f80",
  fragmentedMarket: "#c8551b",
};
const dots = 20;
const [mostColumns, mostTicks] = [28, 14];
const [width, tallest] = [640, 220];

/** A kind of ending: its share of the runs, and that of those of its runs that are under restriction from the first week to the last. */
export type Ending = { readonly kind: Kind; readonly share: ShareEstimate; readonly stillOn: ShareEstimate };

/** The kinds of ending, the most common first, and all runs that are under restriction from the first week to the last. */
export function endingsOf(results: StudyResults): {
  readonly endings: readonly Ending[];
  readonly stillOn: ShareEstimate;
} {
  const layout = layoutOfStudy(results);
  const runs = countedRuns(results.manifest);
  const on = stillOnOf(results);
  const shareOf = (flags: Float64Array) => {
    const [{ mean, standardError }] = sharesUpTo(
      flags.map((flag) => 1 - flag),
      [0],
      layout,
    );
    return shareLimits({ mean, standardError }, runs, layout);
  };
  const endings = kinds.map((kind) => {
    const isOf = results.values(idOf(kind));
    return {
      kind,
      share: shareLimits(outcomeOf(results, kind), runs, layout),
      stillOn: shareOf(on.map((flag, run) => flag * isOf[run])),
    };
  });
  return { endings: endings.toSorted((a, b) => b.share.share - a.share.share), stillOn: shareOf(on) };
}

/** Of each run, 1 where it is under restriction from the first week to the last, else 0. */
function stillOnOf(results: StudyResults): Float64Array {
  const { horizonWeeks } = factsOf(results.manifest);
  return results.values(idOf("banWeeks")).map((weeks) => (weeks >= horizonWeeks - 1e-6 ? 1 : 0));
}

/** The most common ending, and what is next: another one, or that the restriction never ends within the runs. */
function endingFinding(results: StudyResults, lang: Lang): Finding {
  const { headline } = endingWords[lang];
  const { horizonWeeks } = factsOf(results.manifest, lang);
  const { endings, stillOn } = endingsOf(results);
  const [first, second] = endings.map(({ kind, share }) => ({ kind, told: shareTold(share, lang) }));
  const { lead, next, leads, as, between, stillOn: on } = headline;
  const held = shareTold(stillOn, lang);
  const isOn = areApart(held, second.told) && held.value > second.told.value;
  const rest = isOn ? held : second.told;
  const write = (of: { readonly first: string; readonly rest: string }) =>
    lead(of.first, leads[first.kind]) + between + (isOn ? on(of.rest, horizonWeeks) : next(of.rest, as[second.kind]));
  const [one, other] = [first, second].map(({ kind }) => outcomeOf(results, kind));
  return areSharesApart(one, other, countedRuns(results.manifest), layoutOfStudy(results))
    ? findingOf(write, { first: first.told, rest }, lang)
    : tooClose(write({ first: first.told.text, rest: rest.text }), [first.told, rest], lang);
}

/** How the runs end, a row of piles a kind of ending: twenty dots along the weeks under restriction, those still on apart. */
function drawEndings(results: StudyResults, lang: Lang): Chart {
  const words = endingWords[lang];
  const { horizonWeeks } = factsOf(results.manifest, lang);
  const weeks = results.values(idOf("banWeeks"));
  const layout = layoutOfStudy(results);
  const { endings, stillOn } = endingsOf(results);
  const shareOf = Object.fromEntries(endings.map(({ kind, share }) => [kind, share]));
  const on = stillOnOf(results);
  const flags = endings.flatMap(({ kind }) => {
    const isOf = results.values(idOf(kind));
    return [1, 0].map((isOn) => isOf.map((flag, run) => (on[run] === isOn ? flag : 0)));
  });
  const { manifest } = results;
  const figureOf = (kind: Kind) => limitsTold(shareOf[kind], lang);
  const columnWeeks = Math.ceil(horizonWeeks / mostColumns);
  const columns = Math.ceil(horizonWeeks / columnWeeks);
  const drawn = quantileDots(weeks, flags, dots, layout).map((dot) => ({
    ...{ kind: Math.floor(dot.kind / 2), weeks: dot.weeks, isOn: dot.kind % 2 === 0 },
  }));
  const columnOf = (dot: (typeof drawn)[number]) =>
    dot.isOn ? columns : Math.min(columns - 1, Math.floor(dot.weeks / columnWeeks));
  const rows = stackedDots(drawn, columnOf).map((dot) => ({
    ending: words.kinds[endings[dot.kind].kind],
    weeks: Math.round(dot.weeks * 10) / 10,
    columnFrom: Math.min(columns - 1, dot.column) * columnWeeks,
    columnTo: Math.min(columns, dot.column + 1) * columnWeeks,
    stillOn: dot.isOn ? "yes" : "no",
    plotAt: (dot.isOn ? columns + 1.5 : dot.column + 0.5) * columnWeeks,
    plotHeight: dot.height,
  }));
  const hasStillOn = stillOn.share > 0;
  const shown = hasStillOn ? columns + 2 : columns;
  const highest = Math.max(...rows.map(({ plotHeight }) => plotHeight));
  const step = Math.min(width / shown, tallest / highest);
  const camps = campsOf(weeks, layout);
  const piles = endings.map(({ kind, share, stillOn: held }): Pile => {
    const own = rows.filter(({ ending }) => ending === words.kinds[kind]);
    const figure = figureOf(kind);
    const isRare = own.length === 0 && share.share > 0;
    return {
      title: isRare ? words.rare(words.kinds[kind], figure) : words.kindWithShare(words.kinds[kind], figure),
      color: colors[kind],
      rows: own,
      stillOn: held.share > 0 ? words.stillOn(shareTold(held, lang).text) : "",
    };
  });
  const ticks = weekTicks(columns * columnWeeks, columnWeeks * Math.ceil(columns / mostTicks));
  const look = { width, step, columnWeeks, columns, shown, ticks, between: camps?.between ?? null };
  const parted = camps === null ? null : { between: camps.between, below: Math.round(100 * camps.below) };
  return framedChart({
    id: "endings",
    lang,
    manifests: [manifest],
    question: words.question,
    finding: endingFinding(results, lang),
    shows: words.shows(dots),
    reading: words.reading(endings.map(({ kind }) => words.share[kind](figureOf(kind)))),
    kind: words.kind(dots, horizonWeeks),
    notes: [
      words.notes.dots(dots, columnWeeks),
      ...(hasStillOn ? [words.notes.stillOn(horizonWeeks)] : []),
      ...(parted === null ? [] : [words.notes.camps(parted.below, 100 - parted.below, Math.round(parted.between))]),
      words.error(formatExact(Number(widestDotLimits(weeks, dots, layout).toPrecision(2)))),
    ],
    table: tableOf(rows, {
      weeks: "weeks under restriction in the middle of the dot's runs",
      columnFrom: "weeks",
      columnTo: "weeks",
      stillOn: "whether under restriction from the first week to the last",
    }),
    body: {
      spacing: 14,
      vconcat: [
        ...(parted === null ? [] : [campsView(parted, look, lang)]),
        ...piles.map((pile, k) =>
          endingPanel(pile, look, k === piles.length - 1 ? words.axis(horizonWeeks) : null, words.tooltip),
        ),
      ],
    },
  });
}

/** Every so many weeks from zero on; in halves where there is but one. */
function weekTicks(weeks: number, step: number): readonly number[] {
  const apart = weeks < 2 ? weeks / 2 : step;
  return Array.from({ length: Math.floor(weeks / apart) + 1 }, (_, k) => k * apart);
}

const idOf = (outcome: OutcomeName) => outcomeId({ outcome, material: null, sector: null });

/** How does it end? */
export const endingChart: StudyChart = {
  id: "endings",
  needs: () => [idOf("banWeeks"), ...kinds.map(idOf)],
  draw: drawEndings,
};
