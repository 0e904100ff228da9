import { dateOfWeek } from "../../model/calendar.ts";
import type { Stories, Story } from "../../sim/analysis/insights/stories.ts";
import { outcomeId, type StudyResults } from "../../sim/study/study.ts";
import { factsOf } from "../words/study.ts";
import { type Row, short } from "./kit/chart.ts";
import { weeksShown } from "./weeks-shown.ts";

/** Lines of data of a chart of stories: the rows of one story hold all of its series. */
export const linesShown = 6;

/** One row a story and week shown: each sector's cover, and the ask and the price paid over those of the first week. */
export function storyRows({ manifest }: StudyResults, { stories }: Stories): readonly Row[] {
  const { horizonWeeks, sectors, materials } = factsOf(manifest);
  const isShown = weeksShown(horizonWeeks, linesShown);
  return stories.flatMap(({ path }, k) =>
    path.dates.flatMap((date, week) =>
      isShown(week)
        ? [
            {
              story: storyLetter(k),
              date,
              ask: overStart(path, "priceAskUsdPerKg", materials[0], week),
              paid: overStart(path, "pricePaidUsdPerKg", materials[0], week),
              ...Object.fromEntries(
                sectors.map((sector, s) => [
                  coverField(s),
                  short(path.series[outcomeId({ outcome: "makerCoverWeeks", material: materials[0], sector })][week]),
                ]),
              ),
            },
          ]
        : [],
    ),
  );
}

/** One row for each time a story spends in one policy state, by the state at the end of each week. */
export function stateRows({ manifest }: StudyResults, { stories, states }: Stories): readonly Row[] {
  const { horizonWeeks, start } = factsOf(manifest);
  return stories.flatMap(({ path }, k) => {
    const changes = path.states.flatMap((state, week) => (week === 0 || state !== path.states[week - 1] ? [week] : []));
    return changes.map((week, c) => ({
      story: storyLetter(k),
      date: dateOfWeek(start, week),
      until: dateOfWeek(start, changes[c + 1] ?? horizonWeeks),
      state: states[path.states[week]].title,
    }));
  });
}

/** A, B, C ... by how many runs a story stands for. */
export function storyLetter(story: number): string {
  return String.fromCharCode("A".charCodeAt(0) + story);
}

/** Field of a sector's cover, by the sector's position. */
export function coverField(sector: number): string {
  return `cover${sector + 1}`;
}

/** A price over that of the first week, which ends after the first news: near its start. */
function overStart({ series }: Story["path"], price: string, material: string, week: number): number {
  const path = series[outcomeId({ outcome: price, material, sector: null })];
  return path[0] > 0 ? short(path[week] / path[0]) : 1;
}
