import type { StudyResults } from "../../sim/results.ts";
import type { Stories } from "../../sim/stories/stories-of.ts";
import { formatExact, runsText } from "../format.ts";
import { factsOf } from "../names.ts";
import { type Chart, tableOf } from "./chart.ts";
import { framedChart } from "./framed-chart.ts";
import { shareFigure } from "./share-figures.ts";
import { stateColors } from "./state-colors.ts";
import { storyPanel } from "./story-panel.ts";
import { coverField, stateRows, storyLetter, storyRows } from "./story-rows.ts";
import { storyLines } from "./story-sentence.ts";
import { wilson } from "./wilson.ts";

const words = {
  question: (count: number) => `Which ${count === 6 ? "six " : ""}stories do the runs tell?`,
  kind: (count: number, material: string) =>
    `${formatExact(count)} pairs of line charts under a strip of policy states: makers' cover by sector and prices of ${material}, each of one run.`,
  notes: (material: string) => [
    "Each story is one run, week by week: the one in the middle of those that go much as it does, not an average. The strip is the policy in force.",
    `Left: makers' cover by sector, weeks of need. Right: price paid (vermilion) and ask (blue) over their first week. Both for ${material}.`,
  ],
  error: (runs: string) =>
    `Monte Carlo error: shares are of ${runs}, each counted with the story it is nearest to, with 95 % limits (Wilson).`,
  heading: (letter: string, share: string) => `${letter}: ${share} of the runs`,
  reading: (count: number, share: string, lines: string, last: string) =>
    `The story that most runs resemble, ${share} of them: ${lines}; the rarest of the ${count} stands for ${last}.`,
};

/** Six runs, each the medoid of those that resemble it, week by week. */
export function storyChart(results: StudyResults, all: Stories): Chart {
  const { materials, sectors, titles } = factsOf(results.manifest);
  const { stories, states, runs } = all;
  const material = titles.material(materials[0]);
  const rows = storyRows(results, all);
  const inState = stateRows(results, all);
  const shares = stories.map(({ count }) => shareFigure(wilson(count, runs)));
  const seen = states.map(({ title }) => title).filter((title) => inState.some(({ state }) => state === title));
  const colors = stateColors(states, stories[0].path.states[0]);
  const highest = (fields: readonly string[]) =>
    Math.max(...rows.flatMap((row) => fields.map((field) => Number(row[field]))));
  const lowest = (fields: readonly string[]) =>
    Math.min(...rows.flatMap((row) => fields.map((field) => Number(row[field]))));
  const covers = sectors.map((_, s) => coverField(s));
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
    manifests: [results.manifest],
    question: words.question(stories.length),
    reading: words.reading(
      stories.length,
      shares[0],
      storyLines(results, stories[0]).join("; "),
      shares[shares.length - 1],
    ),
    kind: words.kind(stories.length, material),
    notes: [...words.notes(material), words.error(runsText(runs))],
    table: tableOf(
      [...inState.map((row) => ({ ...noCells, ...row })), ...rows.map((row) => ({ ...noCells, ...row }))],
      Object.fromEntries(covers.map((field, s) => [field, `weeks, ${titles.sector(sectors[s])}`])),
    ),
    body: {
      columns: 2,
      spacing: { row: 30, column: 34 },
      concat: stories.map((story, k) =>
        storyPanel({
          rows: rows.filter(({ story }) => story === storyLetter(k)),
          inState: inState.filter(({ story }) => story === storyLetter(k)),
          heading: words.heading(storyLetter(k), shares[k]),
          lines: storyLines(results, story),
          sectors: sectors.map(titles.sector),
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
