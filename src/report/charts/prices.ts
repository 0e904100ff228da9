import { addDays, daysBetween } from "../../model/calendar.ts";
import type { QuoteName } from "../../model/outcomes/quotes.ts";
import type { SeriesName } from "../../model/series.ts";
import type { Band } from "../../sim/engine/bands/bands-of.ts";
import { errorOfGrade } from "../../sim/facts/errors.ts";
import type { RecordedQuote } from "../../sim/scoring/hindcast/quotes-on-record.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { toThreeDigits } from "../words/figures.ts";
import { dayIn, knownTo } from "../words/known.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed, partSign } from "../words/lists.ts";
import { isFlat, outcomeOf, quantileFigureWithLimits, quantileOf } from "../words/outcome-figures.ts";
import { ownPricesText } from "../words/own-prices.ts";
import { factsOf } from "../words/study.ts";
import { dateAxis, weekStep, weeksShown } from "./kit/axes.ts";
import { type Chart, type DrawnStudy, type Row, type StudyChart, short, tableOf, weekUnits } from "./kit/chart.ts";
import { eventsName, eventsWithin, eventViews, heightOfViews, raisedTo } from "./kit/events.ts";
import { eventWords } from "./kit/events.words.ts";
import { fanErrorNote, fanPoint, fanUnits } from "./kit/fan.ts";
import { type Finding, findingOf, quantileTold } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { axisOf, pricePanel, width } from "./prices.panels.ts";
import { priceWords } from "./prices.words.ts";

/** The five prices of each material as fans on one logarithmic scale: what one reads apart from what is paid. */
function drawPrices(results: DrawnStudy, lang: Lang): Chart {
  const words = priceWords[lang];
  const { manifest } = results;
  const { materials, titles, start, horizonWeeks, country, exporter } = factsOf(manifest, lang);
  const quotes = quotesOf(exporter, words);
  const series = materials.length * quotes.length;
  const isShown = weeksShown(horizonWeeks, series);
  const day = knownTo(manifest);
  const recorded = onRecordOf(results, day);
  const firstAfter = day === null ? 0 : Math.ceil(daysBetween(start, day) / 7);
  const isHistory = ({ series, material, date }: Band) =>
    day !== null && date < day && recorded.some((each) => each.series === series && each.material === material);
  const bands = results.bands.filter(
    (band) =>
      quotes.some(({ series }) => series === band.series) &&
      (isShown(band.week) || band.week === firstAfter) &&
      !isHistory(band),
  );
  const fanRows = bands.map((band) => {
    const quote = quotes.find(({ series }) => series === band.series) ?? quotes[0];
    return {
      week: band.week,
      date: band.date,
      material: titles.material(band.material ?? ""),
      quote: quote.title,
      kind: quote.kind,
      ...fanPoint(band),
    };
  });
  const pointRows = recorded.flatMap(({ series, material, date, value, grade, source }) => {
    const quote = quotes.find((each) => each.series === series);
    if (quote === undefined) return [];
    const of = { material: titles.material(material), quote: quote.title, kind: quote.kind };
    return [{ date, ...of, onRecord: short(value), grade, source }];
  });
  const rows: readonly Row[] = [...fanRows, ...pointRows];
  const lead = weeksBefore(start, recorded);
  const span = { start: addDays(start, -7 * lead), weeks: horizonWeeks + lead, width, isWhole: horizonWeeks > 1 };
  const events = eventsWithin(manifest, span, lang);
  const spacing = (width * weekStep(horizonWeeks, series)) / span.weeks;
  const begins = results.bands.filter(({ week }) => week === firstAfter);
  const panelsOf = (material: string) => {
    const name = titles.material(material);
    const titled = (what: string) => capitalised(`${name}${partSign[lang]}${what}`);
    const quoted = quotes.filter(({ kind }) => kind === "quoted");
    return [
      ...quoted.map((quote) => ({
        title: offRecord(titled(quote.title), { material, series: quote.series }, recorded, begins, lang),
        quotes: [quote.title],
      })),
      {
        title: titled(words.paidPanel(country)),
        quotes: quotes.filter(({ kind }) => kind === "paid").map(({ title }) => title),
      },
    ];
  };
  const hasPoints = pointRows.length > 0;
  const highest = heightOfViews(eventViews(events, {}, span));
  return framedChart({
    id: "prices",
    lang,
    manifests: [manifest],
    question: words.question,
    finding: priceFinding(results, lang),
    shows: words.shows,
    reading: readingOf(results, lang),
    kind: words.kind(
      horizonWeeks,
      listed(
        materials.flatMap((material) => panelsOf(material).map(({ title }) => title)),
        lang,
      ),
    ),
    notes: [
      ...words.notes,
      ...(hasPoints && day !== null ? [words.history(dayIn(day, lang))] : []),
      ...(events.length > 0 ? [eventWords[lang].note] : []),
      ...[ownPricesText([manifest.scenario], lang)].filter((text) => text !== ""),
      fanErrorNote(manifest, lang),
    ],
    table: tableOf(hasPoints ? tabled(fanRows, pointRows) : fanRows, {
      ...weekUnits({ ...fanUnits("USD/kg"), kind: "what one reads, or what was paid" }),
      onRecord: "USD/kg",
    }),
    body: {
      spacing: { row: 24, column: 10 },
      columns: Math.min(2, materials.length),
      resolve: { scale: { color: "shared" } },
      concat: materials.map((material, m) => {
        const of = rows.filter((row) => row.material === titles.material(material));
        const axis = axisOf(
          of.flatMap(({ p05, p95, onRecord }) => [p05, p95, onRecord]).filter((each) => typeof each === "number"),
        );
        // The words of what is dated stand above the first metal; above the others their days.
        const dated = events.map((event) =>
          m === 0 || event.isKnownDay ? event : { ...event, text: eventWords[lang].day(String(event.date)) },
        );
        const panels = panelsOf(material);
        const common = { lang, span, events, axis, spacing, hasPoints, start, horizonWeeks };
        const drawn = panels.map((panel, k) =>
          pricePanel({
            ...{ ...common, title: panel.title, isLast: k === panels.length - 1, view: `${m}_${k}` },
            rows: panel.quotes.map((quote) => of.filter((row) => row.quote === quote)),
          }),
        );
        const strip = eventViews(dated, dateAxis(span, lang), span, `${eventsName}_${m}`);
        // In a row the panels stand level: words that take fewer lines have nothing above them.
        const spaced = m % 2 === 0 ? strip : raisedTo(highest - (strip.length > 0 ? 10 : 0), strip, width);
        return { spacing: 10, vconcat: [...spaced, ...drawn] };
      }),
    },
  });
}

/** Days before the start from which on quotes on record are drawn: a year, to the week. */
const historyDays = 364;

/** Quotes on record of the study's materials, from a year before its start to the day to which it is known. */
function onRecordOf({ manifest, onRecord = [] }: DrawnStudy, day: string | null): readonly RecordedQuote[] {
  const { start, materials, horizonWeeks } = factsOf(manifest);
  // A single week has no room for what came before its end.
  if (day === null || horizonWeeks === 1) return [];
  const from = addDays(start, -historyDays);
  return onRecord.filter(
    ({ material, date, lastDay }) => materials.includes(material) && date >= from && lastDay <= day,
  );
}

/** How old a last quote on record may be to be held against where the fan begins [days]. */
const staleDays = 91;

/**
 * A panel's title; where the last quote on record lies outside the middle half of the runs as the fan begins, and farther from
 * their median than the error of its grade, with that.
 */
function offRecord(
  panel: string,
  { material, series }: Pick<RecordedQuote, "material" | "series">,
  recorded: readonly RecordedQuote[],
  begins: readonly Band[],
  lang: Lang,
): string {
  const last = recorded.filter((each) => each.series === series && each.material === material).at(-1);
  const band = begins.find((each) => each.series === series && each.material === material);
  if (last === undefined || band === undefined || daysBetween(last.date, band.date) > staleDays) return panel;
  if (Math.abs(Math.log(last.value / band.p50)) <= errorOfGrade[last.grade]) return panel;
  const { low, high } = priceWords[lang].offRecord;
  const told = [toThreeDigits(band.p50), toThreeDigits(last.value), eventWords[lang].day(last.date)] as const;
  return last.value > band.p75 ? low(panel, ...told) : last.value < band.p25 ? high(panel, ...told) : panel;
}

/** Weeks before the start that quotes on record reach back. */
function weeksBefore(start: string, recorded: readonly RecordedQuote[]): number {
  return Math.max(0, ...recorded.map(({ date }) => Math.ceil(daysBetween(date, start) / 7)));
}

/** A table of fans and of points has all columns in all rows. */
function tabled(fanRows: readonly Row[], pointRows: readonly Row[]): readonly Row[] {
  const noPoint = { onRecord: "", grade: "", source: "" };
  const noFan = Object.fromEntries(Object.keys(fanRows[0]).map((column) => [column, ""]));
  return [...fanRows.map((row) => ({ ...row, ...noPoint })), ...pointRows.map((row) => ({ ...noFan, ...row }))];
}

type Quote = { readonly series: SeriesName; readonly title: string; readonly kind: "quoted" | "paid" };

function quotesOf(exporter: string, { quotes }: (typeof priceWords)[Lang]): readonly Quote[] {
  return [
    { series: "priceDomesticUsdPerKg", title: quotes.domestic(exporter), kind: "quoted" },
    { series: "priceFobUsdPerKg", title: quotes.fob(exporter), kind: "quoted" },
    { series: "priceAskUsdPerKg", title: quotes.ask(exporter), kind: "quoted" },
    { series: "priceMarginUsdPerKg", title: quotes.margin, kind: "paid" },
    { series: "pricePaidUsdPerKg", title: quotes.paid, kind: "paid" },
  ];
}

/** How high the price paid goes, in one run in twenty and in half, of the material whose goes highest. */
function priceFinding(results: StudyResults, lang: Lang): Finding {
  const { materials, titles } = factsOf(results.manifest, lang);
  const [highest] = materials
    .map((material) => outcomeOf(results, "pricePaidPeakMultiple", material))
    .toSorted((a, b) => quantileOf(b, 0.95).value - quantileOf(a, 0.95).value);
  const [half, twentieth] = [0.5, 0.95].map((p) => quantileTold(highest, p, "", lang));
  const title = titles.material(highest.material ?? "");
  return findingOf((of) => priceWords[lang].headline(title, of.twentieth, of.half), { twentieth, half }, lang);
}

function readingOf(results: StudyResults, lang: Lang): string {
  const { materials, titles, exporter, horizonWeeks } = factsOf(results.manifest, lang);
  const words = priceWords[lang];
  const peak = (quote: QuoteName, material: string) => {
    const of = outcomeOf(results, `price${quote}PeakMultiple`, material);
    if (isFlat(of)) return words.flat;
    return words.peak(quantileFigureWithLimits(of, 0.5, horizonWeeks, words.times, lang));
  };
  return words.reading(
    materials.map((material) =>
      words.peaks(titles.material(material), peak("Ask", material), peak("Paid", material), exporter),
    ),
  );
}

/** What happens to each price? */
export const priceChart: StudyChart = { id: "prices", needs: () => [], draw: drawPrices };
