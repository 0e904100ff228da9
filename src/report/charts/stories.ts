import type { OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Stories, Story } from "../../sim/study/insights.ts";
import { layoutOfStudy } from "../../sim/study/layout.ts";
import { type ShareEstimate, shareLimits } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { runsText, toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { outcomeOf, shareFigure } from "../words/outcome-figures.ts";
import { alikeNotes, factsOf } from "../words/study.ts";
import { titleIn } from "../words/titles.ts";
import { type Chart, type StudyChart, tableOf } from "./kit/chart.ts";
import { areApart, type Finding, findingOf, nothingFound, shareTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { stateColors } from "./kit/theme.ts";
import {
  coverField,
  coverNames,
  stateRows,
  storyLetter,
  storyPanel,
  storyRows,
  type TitledStories,
} from "./stories.panel.ts";
import { storyWords } from "./stories.words.ts";

/** What happens in one run, in four lines: exact, since it is one run. */
function storyLines(results: StudyResults, { path: { outcomes } }: Story, lang: Lang): readonly string[] {
  const words = storyWords[lang];
  const { horizonWeeks, materials, sectors, titles } = factsOf(results.manifest, lang);
  const of = (outcome: OutcomeName, material: string | null = null, sector: string | null = null) =>
    outcomes[outcomeId({ outcome, material, sector })];
  const stops = sectors.map((sector) => of("firstLineStopWeek", null, sector));
  const first = stops.indexOf(Math.min(...stops));
  const [material] = materials;
  const { mean } = outcomeOf(results, "coversCivilUse");
  // Told where runs differ in it.
  const coverage = mean === 0 || mean === 1 ? "" : of("coversCivilUse") === 1 ? words.covered : words.notCovered;
  const unmet = words.unmet(percent(of("unmetNeedShare", material)), titles.material(material));
  const paid = words.paid(
    toThreeDigits(of("pricePaidPeakMultiple", material)),
    toThreeDigits(of("priceAskPeakMultiple", material)),
  );
  return [
    words.restricted(Math.round(of("banWeeks")), horizonWeeks) + coverage,
    stops[first] < horizonWeeks ? words.stop(stops[first] + 1, titles.sector(sectors[first])) : words.noStop,
    unmet,
    paid,
  ];
}

/** Whole per cents, and below them one digit down to a hundredth. */
function percent(share: number): string {
  const value = share * 100;
  return value >= 1 ? String(Math.round(value)) : value < 0.01 ? "0" : String(Number(value.toPrecision(1)));
}

/** The most common story, where it is so beyond error. */
function storyFinding(shares: readonly ShareEstimate[], lines: string, lang: Lang): Finding {
  const { headline } = storyWords[lang];
  const [first, second] = shares.map((share) => shareTold(share, lang));
  if (second === undefined) return nothingFound(headline.one(lines), []);
  return areApart(first, second)
    ? findingOf(({ first }) => headline.most(shares.length, first, lines), { first }, lang)
    : tooClose(headline.tie(first.text, second.text), [first, second], lang);
}

/** Six runs, each the medoid of those that resemble it, week by week. */
function drawStories(results: StudyResults, given: Stories, lang: Lang): Chart {
  const words = storyWords[lang];
  const all = titledStories(given, lang);
  const { materials, sectors, titles } = factsOf(results.manifest, lang);
  const englishLines = coverNames(sectors.map(factsOf(results.manifest).titles.sector), "en");
  const { stories, states, runs } = all;
  const material = titles.material(materials[0]);
  const rows = storyRows(results, all);
  const inState = stateRows(results, all);
  const layout = layoutOfStudy(results);
  const estimates = stories.map(({ count, standardError }) =>
    shareLimits({ mean: count / runs, standardError }, runs, layout),
  );
  const shares = estimates.map((estimate) => shareFigure(estimate, lang));
  const seen = states.map(({ title }) => title).filter((title) => inState.some(({ state }) => state === title));
  const colors = stateColors(states, stories[0].path.states[0]);
  const highest = (fields: readonly string[]) =>
    Math.max(...rows.flatMap((row) => fields.map((field) => Number(row[field]))));
  const lowest = (fields: readonly string[]) =>
    Math.min(...rows.flatMap((row) => fields.map((field) => Number(row[field]))));
  const lines = coverNames(sectors.map(titles.sector), lang);
  const covers = lines.map((_, line) => coverField(line));
  const noCells = {
    story: "",
    date: "",
    until: "",
    state: "",
    ask: "",
    paid: "",
    ...Object.fromEntries(covers.map((field) => [field, ""])),
  };
  return framedChart({
    id: "stories",
    lang,
    manifests: [results.manifest],
    question: words.question(stories.length),
    finding: storyFinding(estimates, storyLines(results, stories[0], lang).slice(0, 2).join(words.between), lang),
    shows: words.shows(material),
    reading: words.reading(
      stories.length,
      shares[0],
      storyLines(results, stories[0], lang).join(words.between),
      shares[shares.length - 1],
    ),
    kind: words.kind(stories.length, material),
    notes: [...words.notes(material), ...alikeNotes(results.manifest, lang), words.error(runsText(runs, lang))],
    table: tableOf(
      [...inState.map((row) => ({ ...noCells, ...row })), ...rows.map((row) => ({ ...noCells, ...row }))],
      {
        ...{ date: "first day of the week, or of the state of policy", until: "day after the state's last" },
        ...{ ask: "over its first week", paid: "over its first week" },
        ...Object.fromEntries(covers.map((field, line) => [field, `weeks of need, ${englishLines[line]}`])),
      },
    ),
    body: {
      columns: 2,
      spacing: { row: 30, column: 34 },
      concat: stories.map((story, k) =>
        storyPanel({
          lang,
          rows: rows.filter(({ story }) => story === storyLetter(k)),
          inState: inState.filter(({ story }) => story === storyLetter(k)),
          letter: storyLetter(k),
          heading: words.heading(storyLetter(k), shares[k]),
          lines: storyLines(results, story, lang),
          sectors: lines,
          start: factsOf(results.manifest).start,
          horizonWeeks: factsOf(results.manifest).horizonWeeks,
          states: {
            titles: seen,
            colors: seen.map((title) => colors[states.findIndex((each) => each.title === title)]),
          },
          coverTop: highest(covers),
          multiples: [lowest(["ask", "paid"]), highest(["ask", "paid"])],
        }),
      ),
    },
  });
}

/** The same with the titles of its states in the reader's language. */
function titledStories(all: Stories, lang: Lang): TitledStories {
  return { ...all, states: all.states.map((state) => ({ ...state, title: titleIn(state.title, lang) })) };
}

/** What does it look like, week by week? */
export const storyChart: StudyChart = {
  id: "stories",
  needs: () => [],
  draw: (study, lang) => {
    const stories = study.insights?.stories ?? null;
    return stories === null ? null : drawStories(study, stories, lang);
  },
};
