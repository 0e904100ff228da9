import { dateOfWeek } from "../../model/calendar.ts";
import { simulateBlock } from "../../model/simulate.ts";
import type { Study } from "../engine/simulate-range.ts";
import { outcomeId } from "../study/study.ts";

/** One run, week by week, at the end of each week. */
export type RunPath = {
  readonly dates: readonly string[];
  /** Policy state in force, by its position in the scenario. */
  readonly states: readonly number[];
  /** By the id of a series, e.g. `makerCoverWeeks.Dy.traction`. */
  readonly series: Readonly<Record<string, Float64Array>>;
  /** By the id of an outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
};

/** Simulates one run of a study again, by its address: every draw, and so every number, is the same. */
export function runPath({ world, drawn, streams, series, outcomes }: Study, run: number): RunPath {
  const paths = series.map(() => new Float64Array(world.weeks));
  const states: number[] = [];
  const columns = simulateBlock(world, drawn, streams, run, 1, {
    week: (week, values) => {
      for (let k = 0; k < values.length; k++) paths[k][week] = values[k][0];
    },
    step: (step, { state }) => {
      states[Math.floor(step / world.stepsPerWeek)] = state[0];
    },
  });
  return {
    dates: Array.from({ length: world.weeks }, (_, week) => dateOfWeek(world.scenario.start, week)),
    states,
    series: Object.fromEntries(
      series.map(({ series: name, material, sector }, k) => [outcomeId({ outcome: name, material, sector }), paths[k]]),
    ),
    outcomes: Object.fromEntries(outcomes.map((key, k) => [outcomeId(key), columns[k][0]])),
  };
}
