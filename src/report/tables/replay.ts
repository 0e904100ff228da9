import { dateOfWeek } from "../../model/calendar.ts";
import { headlineOutcomes, kindOf } from "../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../model/outcomes/outcome.ts";
import type { World } from "../../model/scenario/world.ts";
import type { Trace } from "../../sim/analysis/replay/trace.ts";
import { eventTitles, eventWords } from "../words/events.ts";
import { formatExact } from "../words/figures.ts";
import { clipped, textColumns } from "../words/lines.ts";
import { labelOf } from "../words/outcomes.ts";
import { ownNames } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** One way the run went: as it was, or with a mechanism off. */
export type Telling = { readonly title: string; readonly trace: Trace };

/** The headline outcomes of a run, side by side with their difference where there are two tellings of it. */
export function outcomesText(keys: readonly OutcomeKey[], tellings: readonly Telling[], horizonWeeks: number): string {
  const told = tellings.flatMap(({ title, trace: { outcomes } }) => (outcomes === null ? [] : [{ title, outcomes }]));
  const heads = ["outcome", "unit", ...told.map(({ title }) => clipped(title, 18))];
  const rows = headlineOutcomes(keys).map((key) => {
    const k = keys.findIndex((each) => outcomeId(each) === outcomeId(key));
    const { sign, factor } = shown(key.unit);
    const values = told.map(({ outcomes }) => outcomes[k] * factor);
    const isCase = kindOf(key.outcome) === "case";
    const figures = values.map((value) => (isCase ? (value > 0 ? "yes" : "no") : toFourDigits(value)));
    const difference = values.length < 2 ? [] : [isCase ? "" : toFourDigits(values[1] - values[0])];
    return [clipped(labelOf(key, { ...ownNames, horizonWeeks }), 46), isCase ? "" : sign, ...figures, ...difference];
  });
  return `${textColumns([[...heads, ...(told.length < 2 ? [] : ["difference"])], ...rows])}\n`;
}

/** A run that fails may have figures that are no numbers. */
function toFourDigits(value: number): string {
  return Number.isFinite(value) ? formatExact(Number(value.toPrecision(4))) : "none";
}

/** What happened in a run, a line an event. */
export function eventsText({ events }: Trace, world: World): string {
  const titles = eventTitles(world.scenario);
  const lines = events.map((event) => {
    const week = event.week < 0 ? "before" : `week ${Math.floor(event.week)}`;
    return `${dateOfWeek(world.scenario.start, event.week)}  ${week.padEnd(8)}  ${eventWords(event, titles)}`;
  });
  return `${lines.join("\n")}\n`;
}
