import type { Block } from "../block.ts";
import { weeksPerMonth } from "../calendar.ts";
import { anyAbove, type Column, column } from "../columns.ts";
import { share } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { approach } from "./approach.ts";
import { remainingTable, remainingWeeks } from "./expected-remaining.ts";
import type { Mechanism } from "./mechanism.ts";

export const planning = {
  switch: "planning",
  group: "intensity",
  inputs: {
    "makers.rationable": share(
      "Share of need that can be rationed away within a quarter of a year at no loss of output.",
    ),
  },
  install(block) {
    const plans = createPlanning(block);
    return (_, week) => advancePlanning(block, plans, week);
  },
} satisfies Mechanism;

type Planning = {
  readonly rationable: Column;
  /** Most by which what is rationed changes in a step, share of need. */
  readonly pace: Column;
  readonly reading: Column;
  /** By cell [t/week]: what comes in, as makers expect it to go on. */
  readonly expected: readonly Column[];
  /** By policy state and week of its age: weeks it is expected to last still. */
  readonly remaining: readonly Float64Array[];
  /** Scratch [weeks]: how long the restriction in force is expected to last still; 0 where none is. */
  readonly horizon: Column;
};

const quarterWeeks = 3 * weeksPerMonth;

/** Something is always used. */
const mostRationed = 0.99;

function createPlanning(block: Block): Planning {
  const { world, inputs, runs, usualUse, inflow } = block;
  const rationable = inputColumn(inputs, "makers.rationable").map((most) => Math.min(most, mostRationed));
  // What came in before a run begins is what is usually used.
  for (const [cell, use] of usualUse.entries()) inflow[cell].set(use.map((perWeek) => perWeek * world.stepWeeks));
  return {
    rationable,
    pace: rationable.map((most) => (most * world.stepWeeks) / quarterWeeks),
    reading: approach(column(runs, weeksPerMonth), world.stepWeeks, column(runs)),
    expected: usualUse.map((use) => use.slice()),
    remaining: remainingTable(world),
    horizon: column(runs),
  };
}

/**
 * From the first week of a restriction makers use less by what costs no output (thrift, lower grades, the other metal): as
 * much as makes stock and what is expected to come in last as long as the state is expected to, and at most what can be
 * rationed away, built up over a quarter and given up as fast. They order as if they did not. Acts after the orders, which
 * want the whole need; all that follows sees the need that is left.
 */
function advancePlanning(block: Block, plans: Planning, week: number): void {
  readHorizon(block, plans, week);
  const isRestricted = anyAbove(plans.horizon, 0);
  for (let cell = 0; cell < block.need.length; cell++) {
    expectInflow(block, plans, cell);
    if (isRestricted || anyAbove(block.rationed[cell], 0)) ration(block, plans, cell);
  }
}

function readHorizon({ restricted, state, stateSince }: Block, { horizon, remaining }: Planning, week: number): void {
  for (let i = 0; i < horizon.length; i++)
    horizon[i] =
      restricted[i] > 0 ? Math.max(1, remainingWeeks(remaining[state[i]], Math.max(0, week - stateSince[i]))) : 0;
}

/** What came in the last month or so. */
function expectInflow({ world, inflow, runs }: Block, { expected, reading }: Planning, cell: number): void {
  const [came, rate] = [inflow[cell], expected[cell]];
  for (let i = 0; i < runs; i++) rate[i] += (came[i] / world.stepWeeks - rate[i]) * reading[i];
}

function ration(block: Block, { rationable, pace, expected, horizon }: Planning, cell: number): void {
  const [need, stock, rationed, rate] = [
    block.need[cell],
    block.makerStock[cell],
    block.rationed[cell],
    expected[cell],
  ];
  for (let i = 0; i < need.length; i++) {
    const lasting = horizon[i] > 0 && need[i] > 0 ? 1 - (rate[i] + stock[i] / horizon[i]) / need[i] : 0;
    const target = lasting <= 0 ? 0 : lasting < rationable[i] ? lasting : rationable[i];
    const gap = target - rationed[i];
    rationed[i] += gap > pace[i] ? pace[i] : gap < -pace[i] ? -pace[i] : gap;
    need[i] *= 1 - rationed[i];
  }
}
