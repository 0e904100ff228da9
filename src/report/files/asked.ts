import { addDays, isDay } from "../../model/calendar.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { type Shown, weeksUntil } from "../charts/narrowed.ts";
import type { PageContent } from "../page/content.ts";
import { type Lang, langs } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";

/** What a report can be asked to be besides what its results make of it. */
export type Asked = {
  /** Languages, e.g. `en`; where there are several, each report lies in a folder of its language's name. */
  readonly lang: readonly string[];
  /** What to call it, in each of the languages; the titles of its studies when left out. */
  readonly title?: readonly string[] | undefined;
  /** Materials that charts are to show, by name; all when left out. */
  readonly only?: readonly string[] | undefined;
  /** Sectors that charts are to show, by name; all when left out. */
  readonly sectors?: readonly string[] | undefined;
  /** Day, or weeks from the start as `26w`, to which charts over time are drawn; the end when left out. */
  readonly until?: string | undefined;
  /** Charts by id, as `--chart` takes them; all when left out. */
  readonly chart?: readonly string[] | undefined;
};

/** How messages call something that can be asked for: `--chart`. */
type Called = (name: keyof Asked) => string;

/** What is wrong with the languages and titles asked for. */
export function languageProblems({ lang, title = [] }: Asked, called: Called): readonly string[] {
  const wrong = unknown(called("lang"), lang, langs);
  const twice = repeated(called("lang"), lang);
  const counts =
    title.length > 0 && title.length !== lang.length
      ? [
          `${called("title")}: must be given once for each language (${lang.join(", ")}), in their order, got ${title.length}`,
        ]
      : [];
  const empty = title.some((each) => each.trim() === "") ? [`${called("title")}: must not be empty`] : [];
  return [...wrong, ...twice, ...counts, ...empty];
}

/** What is wrong with the materials and sectors asked for, of studies whose charts are drawn. */
export function studyProblems({ only = [], sectors = [] }: Asked, of: readonly Manifest[], called: Called) {
  const names = (field: "materials" | "sectors") => [
    ...new Set(of.flatMap(({ scenario }) => Object.keys(scenario[field] as object))),
  ];
  return [
    ...unknown(called("only"), only, names("materials")),
    ...repeated(called("only"), only),
    ...unknown(called("sectors"), sectors, names("sectors")),
    ...repeated(called("sectors"), sectors),
  ];
}

/** What is wrong with the charts asked for, of those that there are. */
export function chartProblems({ chart = [] }: Asked, content: PageContent, called: Called): readonly string[] {
  const ids = new Set(chartsIn(content).flatMap((id) => namesOf(id, content).slice(0, 1)));
  const known = new Set(chartsIn(content).flatMap((id) => namesOf(id, content)));
  const wrong = chart.filter((each) => !known.has(each));
  return [
    ...(wrong.length === 0 ? [] : unknown(called("chart"), wrong, [...ids])),
    ...repeated(called("chart"), chart),
  ];
}

/** A page with the charts asked for alone. */
export function withCharts(content: PageContent, { chart = [] }: Asked): PageContent {
  if (chart.length === 0) return content;
  const isAsked = ({ id }: { readonly id: string }) => namesOf(id, content).some((name) => chart.includes(name));
  return {
    ...content,
    charts: content.charts.filter(isAsked),
    parts: content.parts?.map((part) => ({ ...part, charts: part.charts.filter(isAsked) })),
  };
}

/** The languages asked for, once they are known to be some. */
export function languagesOf({ lang }: Asked): readonly Lang[] {
  return langs.filter((each) => lang.includes(each)).toSorted((a, b) => lang.indexOf(a) - lang.indexOf(b));
}

export function shownOf({ only = [], sectors = [], until }: Asked): Shown {
  const weeks = /^(\d+)w$/.exec(until ?? "");
  return { materials: only, sectors, ...(until === undefined ? {} : { until: weeks ? Number(weeks[1]) : until }) };
}

/** What is wrong with the day or week to which charts are to be drawn, of studies that have that many. */
export function untilProblems({ until }: Asked, of: readonly Manifest[], called: Called): readonly string[] {
  if (until === undefined) return [];
  const got = `got ${until || "nothing"}`;
  if (!/^\d{1,4}w$/.test(until) && !isDay(until))
    return [`${called("until")}: must be a day, such as 2026-12-31, or weeks from the start, such as 26w, ${got}`];
  if (of.length === 0) return [`${called("until")}: must be left out, there is no study here, ${got}`];
  return of.flatMap((manifest) => {
    const { name, start, horizonWeeks } = factsOf(manifest);
    const weeks = weeksUntil(shownOf({ lang: [], until }), { manifest });
    if (weeks !== undefined && weeks >= 2 && weeks <= horizonWeeks) return [];
    const end = addDays(start, 7 * horizonWeeks - 1);
    return [`${called("until")}: must lie within the weeks of ${name}, 2w to ${horizonWeeks}w or to ${end}, ${got}`];
  });
}

/** The same asked for in one language again, as a shell's words without the language. */
export function flagsOf(
  { lang, title = [], only = [], sectors = [], until, chart = [] }: Asked,
  of: Lang,
): readonly string[] {
  const own = title.length === 0 ? [] : [title[lang.indexOf(of)]];
  const lists = {
    "--title": own,
    "--only": only,
    "--sectors": sectors,
    "--until": until === undefined ? [] : [until],
    "--chart": chart,
  };
  return Object.entries(lists).flatMap(([flag, names]) => (names.length === 0 ? [] : [flag, names.join(",")]));
}

/** What a chart may be asked for by: its id without the name of its study, where it has that, and in full. */
function namesOf(id: string, { studies }: PageContent): readonly string[] {
  const study = studies.map(({ manifest }) => `${manifest.scenario.name}-`).find((name) => id.startsWith(name));
  return study === undefined || studies.length < 2 ? [id] : [id.slice(study.length), id];
}

function chartsIn({ charts, parts = [] }: PageContent): readonly string[] {
  return [...charts, ...parts.flatMap((part) => part.charts)].map(({ id }) => id);
}

function unknown(called: string, given: readonly string[], known: readonly string[]): readonly string[] {
  const must = known.length === 0 ? "must be left out, there is none here" : `must be one of ${known.join(", ")}`;
  const wrong = given.filter((each) => each !== "" && !known.includes(each));
  return [
    ...(given.includes("")
      ? [`${called}: must have a name before and after each comma, got ${given.join() || "nothing"}`]
      : []),
    ...wrong.map((each) => `${called}: ${must}, got ${each}`),
  ];
}

function repeated(called: string, given: readonly string[]): readonly string[] {
  const twice = new Set(given.filter((each, k) => each !== "" && given.indexOf(each) !== k));
  return [...twice].map((each) => `${called}: must name each once, got ${each} twice`);
}
