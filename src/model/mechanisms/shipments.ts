import type { Block } from "../block.ts";
import { type Column, column, columns } from "../columns.ts";
import { inGroup, input, oneOrMore, positive, share, time, upToTwoYears } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { licenceDecisionNames } from "../scenario/world.ts";
import { approach } from "./approach.ts";
import { advanceDelayLine, createDelayLine, type DelayLine } from "./delay-line.ts";
import { beginLane, type Lane, loadLane, type Port } from "./lane.ts";
import { answer, createLicenceOffice } from "./licence-office.ts";
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
    return (step) => advanceShipments(block, lanes, step);
  },
} satisfies Mechanism;

type Shipments = {
  readonly port: Port;
  readonly country: readonly Lane[];
  /** What is under way, by lane of the country. */
  readonly lines: readonly DelayLine[];
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
    toApply: column(runs),
    free: column(runs),
    waitsOn: column(runs),
  };
  const transitWeeks = inputColumn(inputs, "shipments.transit");
  const country = countryLanes(block);
  const lines = country.map((lane, l) => {
    lane.loadings.set(lane.usual);
    beginLane(block, port, lane, licensedBefore[l % (world.forms.length * world.endUses.length)]);
    for (let i = 0; i < runs; i++) inTransit[l][i] = (usualLoadings[l][i] * transitWeeks[i]) / world.stepWeeks;
    return createDelayLine(transitWeeks, world.stepWeeks, lane.usual);
  });
  const everyone = worldLanes(block);
  for (const lane of everyone) lane.loadings.set(lane.usual);
  const others = world.scenario.mechanisms.otherBuyers ? createOtherBuyers(block, port, everyone) : null;
  const asks = others === null ? everyone.map((lane, l) => beginAsUsual(block, port, lane, l)) : [];
  return { port, country, lines, surplus: createSurplus(runs), others, everyone, asks };
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

/** What is under way is all that comes before what is ordered now; buyers cancel what would lift them above the stock they want. */
function advanceShipments(block: Block, shipments: Shipments, step: number): void {
  const { world, inTransit } = block;
  const { port, country, lines, others, everyone, asks } = shipments;
  answer(block, port.office, step);
  country.forEach((lane, l) => {
    loadLane(block, port, lane);
    const [under, loaded, arrived] = [inTransit[l], lane.loadings, block.arrivals[l]];
    advanceDelayLine(lines[l], step, loaded, arrived);
    for (let i = 0; i < under.length; i++) under[i] += loaded[i] - arrived[i];
  });
  for (let pair = 0; pair < world.materials.length * world.endUses.length; pair++)
    cancelCountrySurplus(block, shipments, pair);
  if (others !== null) advanceOtherBuyers(block, port, others);
  else
    everyone.forEach((lane, l) => {
      loadAsUsual(block, port, lane, asks[l]);
    });
}

/** Of an end use's orders of a material. */
function cancelCountrySurplus(block: Block, { surplus }: Shipments, pair: number): void {
  const { world, queue, pending, inTransit } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const m = Math.floor(pair / uses);
  const lanes = world.forms.map((_, f) => (m * forms + f) * uses + (pair % uses));
  const queues = lanes.map((l) => queue[l]);
  const lines = lanes.flatMap((l) => [inTransit[l], pending[l]]);
  cancelSurplus(surplus, queues, lines, block.stockGap[pair], block.desiredLine[pair], block.cancelled[m]);
}
