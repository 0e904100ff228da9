import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inGroup, input, oneOrMore, positive, share, time, upToTwoYears } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { licenceDecisionNames } from "../scenario/world.ts";
import { approach } from "./approach.ts";
import {
  advanceDelay,
  advanceDelayLine,
  createDelay,
  createDelayLine,
  type Delay,
  type DelayLine,
} from "./delay-line.ts";
import { beginLane, type Lane, loadLane, type Port } from "./lane.ts";
import { answer, createLicenceOffice, renewLuck } from "./licence-office.ts";
import type { Mechanism } from "./mechanism.ts";
import {
  advanceOtherBuyers,
  beginAsUsual,
  createOtherBuyers,
  loadAsUsual,
  type OtherBuyers,
  otherBuyersInputs,
} from "./other-buyers.ts";
import { cancelSurplus, createSurplus, type Surplus } from "./surplus.ts";
import { fillUsualLoadings } from "./usual-flows.ts";

export const shipments = {
  parts: { licences: "scope", otherBuyers: "stocks" },
  group: "baseline",
  inputs: {
    "shipments.transit": input("time", upToTwoYears, "From loading to arrival."),
    "shipments.catchUp": time("Time constant in which waiting orders are worked off."),
    "shipments.surge": input("ratio", oneOrMore, "Most that can be loaded, over the usual flow."),
    ...otherBuyersInputs,
    ...inGroup("scope", {
      "licences.approval.{mood}": share("Probability that a lot is granted, by the office's mood."),
      "licences.deskSpread": input(
        "ratio",
        { low: 0, high: 10 },
        "Standard deviation of the log-odds among decisions.",
      ),
      "licences.lotsPerWeek": input("count", positive, "Lots in which a week's usual flow of a form is applied for."),
      "licences.wait": time("Mean wait from an application to the answer."),
      "licences.suspendedShare": share("Share of the work on open applications that rests while a lane is blocked."),
    }),
  },
  streams: {
    licenceFavour: {
      name: "licences.favour",
      draws: "facts",
      entities: licenceDecisionNames,
      laidOut: { by: "entity", usual: true },
    },
    licences: { name: "licences.lots", draws: "luck", entities: licenceDecisionNames },
  },
  install(block) {
    const lanes = createShipments(block);
    return {
      advance: (step) => advanceShipments(block, lanes, step),
      renew: (_, step) => renewLuck(block, lanes.port.office, step),
    };
  },
} satisfies Mechanism;

type Shipments = {
  readonly port: Port;
  readonly country: readonly Lane[];
  /** What is under way, by lane of the country. */
  readonly delay: Delay;
  readonly lines: readonly DelayLine[];
  readonly buyers: readonly Buyers[];
  readonly surplus: Surplus;
  /** Everyone else, where they have stocks and a memory; where they have none, their lanes and what they apply for a tonne. */
  readonly others: OtherBuyers | null;
  readonly everyone: readonly Lane[];
  readonly asks: readonly Column[];
};

/**
 * Usual loadings are the usual use less what the projects give at the start, and have been under way for ever. Where the
 * regime before asked for licences, so have been as many applications as let the usual loadings through.
 */
function createShipments(block: Block): Shipments {
  const { world, inputs, runs, inTransit, usualLoadings, licensedBefore } = block;
  fillUsualLoadings(block);
  const port: Port = {
    catchUp: approach(inputColumn(inputs, "shipments.catchUp"), world.stepWeeks, column(runs)),
    surge: inputColumn(inputs, "shipments.surge"),
    office: createLicenceOffice(block),
  };
  const transitWeeks = inputColumn(inputs, "shipments.transit");
  const delay = createDelay(transitWeeks, world.stepWeeks);
  const country = countryLanes(block);
  const lines = country.map((lane, l) => {
    lane.loadings.set(lane.usual);
    beginLane(block, port, lane, licensedBefore[l % (world.forms.length * world.endUses.length)]);
    for (let i = 0; i < runs; i++) inTransit[l][i] = (usualLoadings[l][i] * transitWeeks[i]) / world.stepWeeks;
    return createDelayLine(delay, lane.usual);
  });
  const everyone = worldLanes(block);
  for (const lane of everyone) lane.loadings.set(lane.usual);
  const others = world.scenario.mechanisms.otherBuyers ? createOtherBuyers(block, port, everyone) : null;
  const asks = others === null ? everyone.map((lane, l) => beginAsUsual(block, port, lane, l)) : [];
  const buyers = Array.from({ length: world.materials.length * world.endUses.length }, (_, pair) =>
    buyersOf(block, pair),
  );
  return { port, country, delay, lines, buyers, surplus: createSurplus(runs), others, everyone, asks };
}

function countryLanes(block: Block): readonly Lane[] {
  const { world, runs, usualLoadings, leak } = block;
  const lanes = world.forms.length * world.endUses.length;
  const [worst, mostApplied] = [columns(usualLoadings.length, runs), columns(usualLoadings.length, runs)];
  return usualLoadings.map((usual, l) => ({
    blocked: block.blocked[l % lanes],
    licensed: block.licensed[l % lanes],
    desk: l,
    orders: block.orders[l],
    queue: block.queue[l],
    pending: block.pending[l],
    usual,
    loadings: block.loadings[l],
    leaks: leak[Math.floor(l / lanes)],
    leaked: block.leaked[l],
    worst: worst[l],
    mostApplied: mostApplied[l],
  }));
}

/** Nothing leaks to everyone else. */
function worldLanes(block: Block): readonly Lane[] {
  const { world, runs, usualWorldLoadings: usually } = block;
  const lanes = world.forms.length * world.endUses.length;
  const [worst, mostApplied] = [columns(usually.length, runs), columns(usually.length, runs)];
  const [leaks, leaked] = [column(runs), column(runs)];
  return usually.map((usual, l) => ({
    blocked: block.blocked[lanes + (l % world.forms.length)],
    licensed: block.licensed[lanes + (l % world.forms.length)],
    desk: block.usualLoadings.length + l,
    orders: block.worldOrders[l],
    queue: block.worldQueue[l],
    pending: block.worldPending[l],
    usual,
    loadings: block.worldLoadings[l],
    leaks,
    leaked,
    worst: worst[l],
    mostApplied: mostApplied[l],
  }));
}

/** Those who buy a material for an end use in the country: what they wait for by form, what comes, what they want. */
type Buyers = {
  readonly queues: readonly Column[];
  readonly lines: readonly Column[];
  readonly gap: Column;
  readonly desired: Column;
  readonly cancelled: Column;
};

function buyersOf({ world, queue, pending, inTransit, stockGap, desiredLine, cancelled }: Block, pair: number): Buyers {
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const m = Math.floor(pair / uses);
  const lanes = world.forms.map((_, f) => (m * forms + f) * uses + (pair % uses));
  return {
    queues: lanes.map((l) => queue[l]),
    lines: lanes.flatMap((l) => [inTransit[l], pending[l]]),
    gap: stockGap[pair],
    desired: desiredLine[pair],
    cancelled: cancelled[m],
  };
}

/** What is under way is all that comes before what is ordered now; buyers cancel what would lift them above the stock they want. */
function advanceShipments(block: Block, shipments: Shipments, step: number): void {
  const { inTransit } = block;
  const { port, country, delay, lines, buyers, surplus, others, everyone, asks } = shipments;
  answer(block, port.office, step);
  advanceDelay(delay, step);
  for (let l = 0; l < country.length; l++) {
    const { loadings } = country[l];
    loadLane(block, port, country[l]);
    advanceDelayLine(lines[l], delay, step, loadings, block.arrivals[l]);
    addDifference(inTransit[l], loadings, block.arrivals[l]);
  }
  for (const { queues, lines, gap, desired, cancelled } of buyers)
    cancelSurplus(surplus, queues, lines, gap, desired, cancelled);
  if (others !== null) advanceOtherBuyers(block, port, others);
  else
    everyone.forEach((lane, l) => {
      loadAsUsual(block, port, lane, asks[l]);
    });
}

function addDifference(sum: Column, more: Column, less: Column): void {
  for (let i = 0; i < sum.length; i++) sum[i] += more[i] - less[i];
}
