import { addDays } from "../../model/calendar.ts";
import type { Band } from "../../sim/engine/bands/bands-of.ts";
import { dayIn, knownTo } from "../words/known.ts";
import type { Lang } from "../words/lang.ts";
import { listed, partSign } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";
import { type FlowPanel, flowPanels, soonWeeks } from "./arrivals.panels.ts";
import { figureOf, lowestOf, medianTold, perCent, toldPanel, whatOf, whenOf } from "./arrivals.told.ts";
import { columnsOf, spanOf } from "./arrivals.view.ts";
import { arrivalWords } from "./arrivals.words.ts";
import { type Chart, type DrawnStudy, type Row, type StudyChart, tableOf, weekUnits } from "./kit/chart.ts";
import { eventsWithin } from "./kit/events.ts";
import { eventWords } from "./kit/events.words.ts";
import { fanErrorNote, fanUnits } from "./kit/fan.ts";
import { type Finding, findingOf, nothingFound, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";

/** Most panels in one chart. */
const mostPanels = 12;

/** What arrives in each form, as fans, and on them what is on record; beside them, other flows of which something is. */
function drawArrivals(study: DrawnStudy, lang: Lang): Chart | null {
  const found = flowPanels(study);
  if (found.arrivals.length === 0) return null;
  const arrivals = found.arrivals.slice(0, mostPanels);
  const others = found.others.slice(0, Math.max(0, mostPanels - arrivals.length));
  const left = found.arrivals.length + found.others.length - arrivals.length - others.length;
  const panels = [...arrivals, ...others];
  const words = arrivalWords[lang];
  const { manifest } = study;
  const { horizonWeeks } = factsOf(manifest);
  const told = panels.map((panel) => toldPanel(study, panel, panels.length, lang));
  const day = knownTo(manifest);
  const records = panels.flatMap((panel) => panel.records);
  const fanRows = told.flatMap((panel) => panel.fanRows);
  const pointRows = told.flatMap((panel) => panel.pointRows);
  const isEventful = eventsWithin(manifest, spanOf(study, arrivals, 1), lang).length > 0;
  return framedChart({
    id: "arrivals",
    lang,
    manifests: [manifest],
    question: words.question,
    finding: arrivalFinding(study, arrivals, panels, lang),
    shows: words.shows,
    reading: words.reading(
      arrivals.map((panel) => words.lowest(whatOf(study, panel, lang), medianTold(study, panel.lowest, lang).text)),
    ),
    kind: words.kind(
      horizonWeeks,
      listed(
        told.map(({ title, flow }) => `${title}${partSign[lang]}${flow}`),
        lang,
      ),
    ),
    notes: [
      words.notes.bands,
      words.notes.usual,
      ...(records.length > 0
        ? [words.notes.records(day === null || records.every(({ isKnown }) => isKnown) ? "" : dayIn(day, lang))]
        : []),
      ...(left > 0 ? [words.notes.left(left)] : []),
      ...(isEventful ? [eventWords[lang].note] : []),
      fanErrorNote(manifest, lang),
    ],
    table: tableOf(pointRows.length === 0 ? fanRows : tabled(fanRows, pointRows), tableUnits),
    body: columnsOf(study, arrivals, others, told, lang),
  });
}

const tableUnits = {
  ...weekUnits(fanUnits("% of usual")),
  flow: "what comes, is loaded for the country, or is loaded for anybody",
  date: "first day of the week; middle of the time of a figure on record",
  from: "first day of the figure on record",
  to: "last day of the figure on record",
  low: "on record, % of usual: the figure, or its lower bound",
  high: "on record, % of usual: the figure, or its upper bound; empty where there is none",
  known: "whether on record by the day to which the scenario is known",
};

/** A table of fans and of points has all columns in all rows. */
function tabled(fanRows: readonly Row[], pointRows: readonly Row[]): readonly Row[] {
  const noFan = Object.fromEntries(Object.keys(fanRows[0]).map((column) => [column, ""]));
  const noPoint = { from: "", to: "", low: "", high: "", known: "", grade: "", source: "" };
  return [
    ...fanRows.map((row) => ({ ...row, ...noPoint })),
    ...pointRows.map((row) => ({ ...noFan, ...noPoint, ...row })),
  ];
}

/** Points below which a fall is none [points of the usual flow]. */
const noFall = 5;

/**
 * How far what arrives falls within a year, by when, and what is on record of it. Of the forms of which something is on record since the start, the
 * one that falls most; where there is none, of all.
 */
function arrivalFinding(
  study: DrawnStudy,
  arrivals: readonly FlowPanel[],
  panels: readonly FlowPanel[],
  lang: Lang,
): Finding {
  const words = arrivalWords[lang];
  const { start } = factsOf(study.manifest);
  const since = arrivals.map((panel) => ({ panel, record: recordBeside(panel, panels, start) }));
  const { panel, record } = since.find((each) => each.record !== undefined) ?? since[0];
  const share = medianTold(study, panel.lowestSoon, lang);
  const recordSays =
    record === undefined
      ? ""
      : words.headline.record[record.kind](figureOf(record.flow, lang), whenOf(record.flow, lang));
  const what = whatOf(study, panel, lang);
  if (share.value > 100 - noFall) return nothingFound(words.headline.stays(what, share.text, recordSays), [share]);
  const margin = Math.max(share.error, 1) * perCent;
  const isDown = ({ p50 }: Band) => p50 <= panel.lowestSoon.p50 + margin;
  const first = panel.bands.findIndex(isDown);
  const month = words.months(panel.bands[first].date, panel.bands[first].date);
  const when = panel.bands.slice(first).every(isDown) ? words.headline.from(month) : words.headline.by(month);
  if (panel.lowestSoon.p50 + margin < 2 * perCent)
    return { text: words.headline.stops(what, when, recordSays), figures: [], isHedged: false };
  if (share.value + share.error > 100 - noFall)
    return tooClose(words.headline.falls(what, share.text, when, recordSays), [share], lang);
  return findingOf(({ share }) => words.headline.falls(what, share, when, recordSays), { share }, lang);
}

/** The lowest figure on record since the start of the same form and metal: of what came, else of what was shipped, else exported. */
function recordBeside(arrivals: FlowPanel, panels: readonly FlowPanel[], start: string) {
  return panels
    .filter(({ form, materials }) => form === arrivals.form && materials.includes(arrivals.materials[0]))
    .flatMap(({ kind, records }) => {
      const soon = addDays(start, 7 * soonWeeks);
      const later = records.filter(({ during }) => during.from >= start && during.to <= soon);
      return later.length === 0 ? [] : [{ kind, flow: lowestOf(later) }];
    })[0];
}

/** What still arrives? */
export const arrivalChart: StudyChart = { id: "arrivals", needs: () => [], draw: drawArrivals };
