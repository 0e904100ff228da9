import type { Stories } from "../../sim/study/insights.ts";
import { layoutOfStudy } from "../../sim/study/layout.ts";
import { areSharesApart, type ShareEstimate, shareLimits } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised } from "../words/lists.ts";
import { shareFigure } from "../words/outcome-figures.ts";
import { alikeNotes, factsOf } from "../words/study.ts";
import { titleIn } from "../words/titles.ts";
import { dateAxis } from "./kit/axes.ts";
import { type Chart, type Row, type StudyChart, tableOf } from "./kit/chart.ts";
import { eventsWithin, eventViews } from "./kit/events.ts";
import { eventWords } from "./kit/events.words.ts";
import { type Finding, findingOf, nothingFound, shareTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { stateColors } from "./kit/theme.ts";
import { storyLines, storyNames } from "./stories.names.ts";
import {
  stateRows,
  storyCurves,
  storyLetter,
  storyRows,
  storyStrip,
  type TitledStories,
  width,
} from "./stories.panel.ts";
import { storyWords } from "./stories.words.ts";

/** The most common story, where it is so beyond error. */
function storyFinding(
  shares: readonly ShareEstimate[],
  areFirstApart: boolean,
  names: readonly string[],
  lang: Lang,
): Finding {
  const { headline } = storyWords[lang];
  const [first, second] = shares.map((share) => shareTold(share, lang));
  if (second === undefined) return nothingFound(headline.one(names[0]), []);
  return areFirstApart
    ? findingOf(({ first }) => headline.most(shares.length, first, names[0]), { first }, lang)
    : tooClose(headline.tie(names[0], first.text, names[1], second.text), [first, second], lang);
}

/** Six runs, each the medoid of those that resemble it: its name and policy, then all of them on two common axes. */
function drawStories(results: StudyResults, given: Stories, lang: Lang): Chart {
  const words = storyWords[lang];
  const all = titledStories(given, lang);
  const { materials, titles, start, horizonWeeks } = factsOf(results.manifest, lang);
  const { stories, states, runs } = all;
  const material = titles.material(materials[0]);
  const rows = storyRows(results, all);
  const inState = stateRows(results, all);
  const layout = layoutOfStudy(results);
  const means = stories.map(({ count, standardError }) => ({ mean: count / runs, standardError }));
  const estimates = means.map((mean) => shareLimits(mean, runs, layout));
  const areFirstApart = means.length > 1 && areSharesApart(means[0], means[1], runs, layout);
  const shares = estimates.map((estimate) => shareFigure(estimate, lang));
  const seen = states.map(({ title }) => title).filter((title) => inState.some(({ state }) => state === title));
  const stateTints = stateColors(states, stories[0].path.states[0]);
  const colors = seen.map((title) => stateTints[states.findIndex((each) => each.title === title)]);
  const names = storyNames(results, stories, lang);
  const told = stories.map((story) => storyLines(results, story, lang).join(words.between));
  const noCells = { story: "", date: "", until: "", state: "", cover: "", paid: "" };
  const span = { start, weeks: horizonWeeks, width, isWhole: horizonWeeks > 1 };
  const events = eventsWithin(results.manifest, span, lang);
  const common = { lang, start, horizonWeeks, span, events };
  const ofStory = (of: readonly Row[], k: number) => of.filter(({ story }) => story === storyLetter(k));
  return framedChart({
    id: "stories",
    lang,
    manifests: [results.manifest],
    question: words.question(stories.length),
    finding: storyFinding(estimates, areFirstApart, names, lang),
    shows: words.shows(material),
    reading: words.reading(stories.length, shares[0], told[0], shares[shares.length - 1]),
    kind: words.kind(stories.length, material),
    notes: [
      ...words.notes(material),
      ...(events.length > 0 ? [eventWords[lang].note] : []),
      ...alikeNotes(results.manifest, lang),
      words.error(runsText(runs, lang)),
    ],
    table: tableOf(
      [...inState.map((row) => ({ ...noCells, ...row })), ...rows.map((row) => ({ ...noCells, ...row }))],
      {
        ...{ date: "first day of the week, or of the state of policy", until: "day after the state's last" },
        ...{ cover: "weeks of need, of the sector that has least", paid: "over its first week" },
      },
    ),
    body: {
      spacing: 12,
      vconcat: [
        ...eventViews(events, dateAxis(span, lang), span),
        ...stories.map((_, k) =>
          storyStrip(
            common,
            k,
            { heading: words.heading(storyLetter(k), capitalised(names[k]), shares[k]), lines: told[k] },
            ofStory(inState, k),
            { titles: seen, colors },
          ),
        ),
        {
          data: { values: rows },
          spacing: 16,
          vconcat: [
            storyCurves(common, "cover", rows, stories.length, words.titles.cover(material)),
            storyCurves(common, "paid", rows, stories.length, words.titles.paid(material)),
          ],
        },
      ],
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
