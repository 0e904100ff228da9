import type { Block } from "../block.ts";
import { column, columns } from "../columns.ts";
import {
  drawnOften,
  inGroup,
  input,
  oneOrMore,
  share,
  time,
  upToTwoYears,
  zeroOrMore,
} from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { licenceDesks } from "../scenario/world.ts";
import { approach } from "./approach.ts";
import { cancelSurplus, loadCountry, type Shipments } from "./country-lanes.ts";
import { createDelayLine } from "./delay-line.ts";
import { applicationsPerTonne, createLicenceOffice, fillDesk } from "./licence-office.ts";
import type { Mechanism } from "./mechanism.ts";
import { fillUsualLoadings } from "./usual-flows.ts";
import { loadWorld } from "./world-lanes.ts";

export const shipments = {
  parts: { licences: "scope" },
  group: "baseline",
  inputs: {
    "shipments.transit": input("time", upToTwoYears, "From loading to arrival."),
    "shipments.catchUp": time("Time constant in which waiting orders are worked off."),
    "shipments.surge": input("ratio", oneOrMore, "Most that can be loaded, over the usual flow."),
    ...inGroup("scope", {
      "licences.approval.{mood}": drawnOften(share("Probability that a week's batch is granted.")),
      "licences.statutoryWait": input("time", upToTwoYears, "Wait that the law sets for a licence."),
      "licences.delay": drawnOften(
        input("time", zeroOrMore, "What the office takes beyond it, drawn for each week's batch."),
      ),
    }),
  },
  streams: {
    licenceFavour: {
      name: "licences.favour",
      draws: "facts",
      entities: licenceDesks,
      laidOut: { by: "entity", usual: true },
    },
    licences: { name: "licences.batch", draws: "luck", entities: licenceDesks },
  },
  install(block) {
    const lanes = createShipments(block);
    return (step) => advanceShipments(block, lanes, step);
  },
} satisfies Mechanism;

/** Nobody ever applied for more than this over the usual loadings, however low the odds. */
const mostEverApplied = 100;

/**
 * Usual loadings are the usual use less what the projects give at the start, and have been under way for ever. Where the
 * regime before asked for licences, so have been as many applications as let the usual loadings through.
 */
function createShipments(block: Block): Shipments {
  const { world, inputs, runs, inTransit, usualLoadings, pending, queue, licensedBefore, approvalBefore } = block;
  fillUsualLoadings(block);
  usualLoadings.forEach((usual, l) => {
    block.loadings[l].set(usual);
  });
  block.usualWorldLoadings.forEach((usual, l) => {
    block.worldLoadings[l].set(usual);
  });
  const transitWeeks = inputColumn(inputs, "shipments.transit");
  const office = createLicenceOffice(block);
  const countryLanes = usualLoadings.length / world.materials.length;
  const catchUp = approach(inputColumn(inputs, "shipments.catchUp"), world.stepWeeks, column(runs));
  const surge = inputColumn(inputs, "shipments.surge");
  const mostApplied = usualLoadings.map(() => surge.slice());
  const applied = column(runs);
  const lines = usualLoadings.map((usual, l) => {
    const licensed = licensedBefore[l % countryLanes];
    for (let i = 0; i < runs; i++) {
      inTransit[l][i] = (usual[i] * transitWeeks[i]) / world.stepWeeks;
      if (licensed[i] === 0) continue;
      const asks = applicationsPerTonne(approvalBefore[l][i], mostEverApplied);
      mostApplied[l][i] = Math.max(surge[i], asks);
      applied[i] = usual[i] * asks;
      queue[l][i] = (usual[i] * (asks - 1)) / catchUp[i];
    }
    fillDesk(block, office, l, licensed, applied, usual, pending[l]);
    return createDelayLine(transitWeeks, world.stepWeeks, usual);
  });
  const worldAsks = columns(block.usualWorldLoadings.length, runs, 1);
  const open = column(runs);
  const worldApplied = block.usualWorldLoadings.map((usual, l) => {
    const licensed = licensedBefore[countryLanes + (l % (block.licensed.length - countryLanes))];
    const desk = usualLoadings.length + l;
    for (let i = 0; i < runs; i++) {
      if (licensed[i] === 0) continue;
      worldAsks[l][i] = applicationsPerTonne(approvalBefore[desk][i], mostEverApplied);
      applied[i] = usual[i] * worldAsks[l][i];
    }
    fillDesk(block, office, desk, licensed, applied, usual, open);
    return Uint8Array.from(licensed, (under) => (under === 0 ? 0 : 1));
  });
  return {
    catchUp,
    surge,
    mostApplied,
    worldAsks,
    worstBlock: columns(usualLoadings.length, runs),
    lines,
    office,
    worldApplied,
    toApply: column(runs),
    free: column(runs),
    granted: column(runs),
    waitsOn: column(runs),
    waiting: column(runs),
    coming: column(runs),
    keptShare: column(runs),
  };
}

/**
 * Orders that are neither blocked nor under licence are loaded and arrive after the transit; what is under way at a stop
 * still arrives. Orders under licence are applied for, at most as much as could be loaded, and loaded when granted; what
 * is refused waits and is applied for again. Blocked orders wait. Once the block eases from b' to b, the share 1 - b / b' of them
 * is worked off at the catch-up rate. Buyers cancel what would lift them above the stock they want.
 */
function advanceShipments(block: Block, shipments: Shipments, step: number): void {
  const { world, loadings } = block;
  for (let l = 0; l < loadings.length; l++) loadCountry(block, shipments, l, step);
  for (let pair = 0; pair < world.materials.length * world.endUses.length; pair++)
    cancelSurplus(block, shipments, pair);
  for (let l = 0; l < block.worldLoadings.length; l++) loadWorld(block, shipments, l, step);
}
