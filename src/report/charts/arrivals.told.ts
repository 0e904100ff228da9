import { addDays, daysBetween } from "../../model/calendar.ts";
import type { Title } from "../../model/scenario/title.ts";
import type { Band } from "../../sim/engine/bands/bands-of.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed, partSign } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";
import { titleIn } from "../words/titles.ts";
import type { DrawnFlow, FlowPanel } from "./arrivals.panels.ts";
import { arrivalWords } from "./arrivals.words.ts";
import { weeksShown } from "./kit/axes.ts";
import { type DrawnStudy, type Row, short } from "./kit/chart.ts";
import { errorOfMedian, fanPoint } from "./kit/fan.ts";
import { type Told, told } from "./kit/finding.ts";

/** A share of the usual flow as charts count it [%]. */
export const perCent = 0.01;

export type ToldPanel = {
  readonly panel: FlowPanel;
  readonly title: string;
  readonly flow: string;
  readonly subtitle: string;
  readonly fanRows: readonly Row[];
  readonly pointRows: readonly Row[];
};

/** A panel's names, and the rows of its fan and of what is on record. */
export function toldPanel(study: DrawnStudy, panel: FlowPanel, panels: number, lang: Lang): ToldPanel {
  const words = arrivalWords[lang];
  const { titles, country, exporter, horizonWeeks } = factsOf(study.manifest, lang);
  const isShown = weeksShown(horizonWeeks, panels);
  const [material, ...alike] = panel.materials.map(titles.material);
  const form = formTitle(study, panel.form, lang);
  const flow = words.flows[panel.kind](exporter, country);
  const of = { flow, form, material };
  const parts = [
    ...(panel.kind === "arrivals" ? [] : [flow]),
    ...(alike.length > 0 ? [words.alike(listed(alike, lang), pointsOf(panel.apart))] : []),
    ...(panel.records.length > 0 ? [recordText(panel.records, lang)] : []),
  ];
  return {
    panel,
    flow,
    title: capitalised(`${form}${partSign[lang]}${material}`),
    subtitle: listed(parts, lang),
    fanRows: panel.bands
      .filter(({ week }) => isShown(week))
      .map((band) => ({ week: band.week, date: band.date, ...of, ...fanPoint(band, perCent) })),
    pointRows: panel.records.map(({ during: { from, to }, low, high, isKnown, grade, source }) => ({
      date: addDays(from, Math.floor((daysBetween(from, to) - 1) / 2)),
      ...of,
      ...{ from, to: addDays(to, -1), low: short(low / perCent) },
      ...(high === null ? {} : { high: short(high / perCent) }),
      ...{ known: isKnown ? "yes" : "no", grade, source },
    })),
  };
}

/** How a distance in shares is written [points]: up, so that it is never understated. */
function pointsOf(apart: number): string {
  return formatExact(Math.ceil(apart / perCent));
}

type Forms = Readonly<Record<string, { readonly title?: Title } | undefined>>;

/** A form or customs line by its title, else by its name. */
function formTitle({ manifest }: DrawnStudy, form: string, lang: Lang): string {
  const { forms = {}, customs = {} } = manifest.scenario as { readonly forms?: Forms; readonly customs?: Forms };
  return titleIn((forms[form] ?? customs[form])?.title ?? form, lang);
}

/** `dysprosium (oxide and metal)` */
export function whatOf(study: DrawnStudy, { materials: [material], form }: FlowPanel, lang: Lang): string {
  const { titles } = factsOf(study.manifest, lang);
  return arrivalWords[lang].of(titles.material(material), formTitle(study, form, lang));
}

/** The lowest figure on record, and the last where it is another, each with its time. */
function recordText(records: readonly DrawnFlow[], lang: Lang): string {
  const words = arrivalWords[lang];
  const said = (of: DrawnFlow) => words.figureOn(figureOf(of, lang), whenOf(of, lang));
  const [lowest, last] = [lowestOf(records), records[records.length - 1]];
  return words.onRecord(said(lowest), lowest === last ? "" : said(last));
}

export function lowestOf(records: readonly DrawnFlow[]): DrawnFlow {
  return records.reduce((least, each) => (each.low < least.low ? each : least));
}

export function figureOf({ low, high }: DrawnFlow, lang: Lang): string {
  const words = arrivalWords[lang];
  const [from, to] = [low, high ?? 0].map((share) => formatExact(Number((share / perCent).toPrecision(2))));
  return high === null ? words.atLeast(from) : from === to ? words.exact(from) : words.range(from, to);
}

export function whenOf({ during: { from, to } }: DrawnFlow, lang: Lang): string {
  return arrivalWords[lang].months(from, addDays(to, -1));
}

/** What half of the runs have at most in a week, with half its 95 % limits. */
export function medianTold({ manifest }: DrawnStudy, band: Band, lang: Lang): Told {
  return told(band.p50 / perCent, errorOfMedian(manifest, band) / perCent, "%", lang);
}
