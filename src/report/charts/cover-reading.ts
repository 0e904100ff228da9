import type { OutcomeSummary, StudyResults } from "../../sim/results.ts";
import { factsOf } from "../names.ts";
import { quantileFigureWithLimits, quantileOf } from "../outcome-figures.ts";
import { outcomeOf } from "./outcomes.ts";

export function coverReading(results: StudyResults): string {
  const { horizonWeeks } = factsOf(results.manifest);
  const lowest = thinnest(results);
  const half = quantileFigureWithLimits(lowest, 0.5, horizonWeeks, "weeks");
  const twentieth = quantileFigureWithLimits(lowest, 0.05, horizonWeeks, "weeks");
  return `Where the median is lowest (${whereOf(results, lowest)}), cover falls to ${orLess(half)} in half of the runs, and to ${orLess(twentieth)} in one run in twenty.`;
}

/** Nothing is less than nothing. */
function orLess(figure: string): string {
  return figure.startsWith("0 weeks") ? figure : `${figure} or less`;
}

/** The material and sector whose lowest cover has the lowest median. */
function thinnest(results: StudyResults): OutcomeSummary {
  const { materials, sectors } = factsOf(results.manifest);
  const all = sectors.flatMap((sector) =>
    materials.map((material) => outcomeOf(results, "lowestCoverWeeks", material, sector)),
  );
  return all.reduce((least, each) => (quantileOf(each, 0.5).value < quantileOf(least, 0.5).value ? each : least));
}

function whereOf(results: StudyResults, { material, sector }: OutcomeSummary): string {
  const { titles } = factsOf(results.manifest);
  return `${titles.sector(sector ?? "")}, ${titles.material(material ?? "")}`;
}
