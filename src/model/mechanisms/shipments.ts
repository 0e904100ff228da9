import type { Block } from "../block.ts";
import { addTo, anyAbove, type Column, column, columns } from "../columns.ts";
import {
  aboveZeroToOne,
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
import { advanceDelayLine, createDelayLine, type DelayLine } from "./delay-line.ts";
import {
  applicationsPerTonne,
  apply,
  createLicenceOffice,
  fillDesk,
  type LicenceOffice,
  lapse,
} from "./licence-office.ts";
import type { Mechanism } from "./mechanism.ts";

export const shipments = {
  parts: { licences: "scope" },
  group: "baseline",
  inputs: {
    "shipments.transit": input("time", upToTwoYears, "From loading to arrival."),
    "shipments.catchUp": time("Time constant in which waiting orders are worked off."),
    "shipments.surge": input("ratio", oneOrMore, "Most that can be loaded, over the usual flow."),
    ...inGroup("intensity", {
      "quotes.countryShareOfWorld": input(
        "share",
        aboveZeroToOne,
        "The country's share of the demand outside the exporter.",
      ),
    }),
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

/** What waits beyond the gap in stock and in the line is cancelled, alike in every form. */
function cancelSurplus(block: Block, shipments: Shipments, pair: number): void {
  const { runs, world, queue } = block;
  const [uses, forms] = [world.endUses.length, world.forms.length];
  const m = Math.floor(pair / uses);
  const first = m * forms * uses + (pair % uses);
  const [gap, desired, cancelled] = [block.stockGap[pair], block.desiredLine[pair], block.cancelled[m]];
  const { waiting, coming, keptShare } = shipments;
  waiting.fill(0);
  coming.fill(0);
  for (let l = first; l < first + forms * uses; l += uses) {
    addTo(waiting, queue[l]);
    const [underWay, applied] = [block.inTransit[l], block.pending[l]];
    for (let i = 0; i < runs; i++) coming[i] += underWay[i] + applied[i];
  }
  if (!anyAbove(waiting, 0)) return;
  for (let i = 0; i < runs; i++) {
    const kept = Math.max(0, gap[i] + desired[i] - coming[i]);
    keptShare[i] = 1;
    if (waiting[i] <= kept) continue;
    cancelled[i] += waiting[i] - kept;
    keptShare[i] = kept / waiting[i];
  }
  for (let l = first; l < first + forms * uses; l += uses) {
    const waitingHere = queue[l];
    for (let i = 0; i < runs; i++) waitingHere[i] *= keptShare[i];
  }
}

/** A queue below this share of the usual loadings is empty: what floating-point arithmetic leaves behind. */
const dust = 1e-9;

/** One lane of the country in one step: what is loaded, applied for, arrives, waits; see `advanceShipments`. */
function loadCountry(block: Block, shipments: Shipments, l: number, step: number): void {
  const { office, granted } = shipments;
  const countryLanes = block.world.forms.length * block.world.endUses.length;
  const leaks = block.leak[Math.floor(l / countryLanes)];
  passCountryOrders(block, shipments, l, leaks);
  const { applicants, pending } = askLicences(block, shipments, l, leaks);
  if (applicants > 0) apply(block, office, l, step, applicants, block.approval[l]);
  if (pending) takeAnswers(block, shipments, l, step);
  else granted.fill(0);
  load(block, shipments, l, leaks);
  advanceDelayLine(shipments.lines[l], step, block.loadings[l], block.arrivals[l]);
  count(block, l);
}

/** What passes without being refused, and what waits on. */
function passCountryOrders(block: Block, shipments: Shipments, l: number, leaks: Float64Array): void {
  const { runs } = block;
  const { free, waitsOn, passing, catchUp } = shipments;
  const blocked = block.blocked[l % (block.world.forms.length * block.world.endUses.length)];
  const ordered = block.orders[l];
  const waiting = block.queue[l];
  const usual = block.usualLoadings[l];
  const worst = shipments.worstBlock[l];
  for (let i = 0; i < runs; i++) {
    const refused = blocked[i] * (1 - leaks[i]);
    const highest = worst[i] > refused && waiting[i] > dust * usual[i] ? worst[i] : refused;
    worst[i] = highest;
    const releasable = highest > 0 ? 1 - refused / highest : 1;
    const pass = (1 - refused) * ordered[i];
    const late = waiting[i] * releasable * catchUp[i];
    passing[i] = pass + late;
    free[i] = passing[i];
    waitsOn[i] = waiting[i] + (ordered[i] - pass) - late;
  }
}

/** Of what passes, who applies for how much; without licences, whose applications lapse. */
function askLicences(block: Block, shipments: Shipments, l: number, leaks: Float64Array) {
  const { runs } = block;
  const { office, free, waitsOn, passing } = shipments;
  const licensed = block.licensed[l % (block.world.forms.length * block.world.endUses.length)];
  const usual = block.usualLoadings[l];
  const applied = block.pending[l];
  const mostApplied = shipments.mostApplied[l];
  let applicants = 0;
  let pending = false;
  if (!anyAbove(licensed, 0) && !anyAbove(applied, 0)) return { applicants, pending };
  for (let i = 0; i < runs; i++) {
    const underLicence = licensed[i] * (1 - leaks[i]);
    if (underLicence > 0) {
      free[i] = (1 - underLicence) * passing[i];
      const asked = underLicence * Math.min(passing[i], mostApplied[i] * usual[i]);
      if (asked > 0) {
        office.applicants[applicants] = i;
        office.tonnes[applicants] = asked;
        applicants++;
      }
      applied[i] += asked;
      waitsOn[i] += underLicence * passing[i] - asked;
    } else if (applied[i] > 0) {
      waitsOn[i] += applied[i];
      applied[i] = 0;
      lapse(office, l, i);
    }
    if (applied[i] > 0) pending = true;
  }
  return { applicants, pending };
}

/** What the office answers in this step: granted is loaded, refused waits on. */
function takeAnswers(block: Block, shipments: Shipments, l: number, step: number): void {
  const { runs } = block;
  const { waitsOn, granted } = shipments;
  const office: LicenceOffice = shipments.office;
  const grantedRing = office.granted[l];
  const answeredRing = office.answered[l];
  const applied = block.pending[l];
  const from = (step % office.slots) * runs;
  for (let i = 0; i < runs; i++) {
    granted[i] = 0;
    if (applied[i] <= 0) continue;
    const answered = answeredRing[from + i];
    granted[i] = grantedRing[from + i];
    waitsOn[i] += answered - granted[i];
    applied[i] = Math.max(0, applied[i] - answered);
    grantedRing[from + i] = 0;
    answeredRing[from + i] = 0;
  }
}

/** What is loaded, at most what there is room for, the part of it that leaks, and what is left to wait. */
function load(block: Block, shipments: Shipments, l: number, leaks: Float64Array): void {
  const { runs } = block;
  const { free, waitsOn, granted, passing, surge } = shipments;
  const lane = l % (block.world.forms.length * block.world.endUses.length);
  const blocked = block.blocked[lane];
  const licensed = block.licensed[lane];
  const ordered = block.orders[l];
  const waiting = block.queue[l];
  const usual = block.usualLoadings[l];
  const loaded = block.loadings[l];
  const leaked = block.leaked[l];
  for (let i = 0; i < runs; i++) {
    const now = granted[i] + Math.min(free[i], surge[i] * usual[i]);
    const past = leaks[i] * (blocked[i] * ordered[i] + licensed[i] * passing[i]);
    loaded[i] = now;
    leaked[i] = now - past > dust * usual[i] ? past : now;
    waiting[i] = Math.max(0, waitsOn[i] + (free[i] + granted[i] - now));
  }
}

/** What is under way. */
function count({ runs, inTransit, loadings, arrivals }: Block, l: number): void {
  const under = inTransit[l];
  const loaded = loadings[l];
  const arrived = arrivals[l];
  for (let i = 0; i < runs; i++) under[i] += loaded[i] - arrived[i];
}

/** The rest of the world takes as much more than the country as its share of the outside demand is larger. */
function fillUsualLoadings(block: Block): void {
  const { world, inputs, runs, formShare, usualUse, usualUseTotal, alternative, usualLoadings, usualWorldLoadings } =
    block;
  const [uses, forms, sectors] = [world.endUses.length, world.forms.length, world.sectors.length];
  const countryShare = inputColumn(inputs, "quotes.countryShareOfWorld");
  for (let l = 0; l < usualLoadings.length; l++) {
    const m = Math.floor(l / (forms * uses));
    const f = Math.floor(l / uses) % forms;
    const members = world.sectorsOfUse[l % uses];
    for (let i = 0; i < runs; i++) {
      let use = 0;
      for (let k = 0; k < members.length; k++) use += usualUse[m * sectors + members[k]][i];
      const abroad = Math.max(0, usualUseTotal[m][i] * world.stepWeeks - alternative[m][i]);
      usualLoadings[l][i] = (abroad * formShare[f][i] * use) / usualUseTotal[m][i];
      usualWorldLoadings[m * forms + f][i] += (usualLoadings[l][i] * (1 - countryShare[i])) / countryShare[i];
    }
  }
}

/** The rest of the world orders as usual; what it is refused it does not get. */
function loadWorld(block: Block, shipments: Shipments, l: number, step: number): void {
  const desk = block.loadings.length + l;
  const { applicants, pending } = passWorldOrders(block, shipments, l, desk);
  if (applicants > 0) apply(block, shipments.office, desk, step, applicants, block.approval[desk]);
  if (pending) loadGranted(block, shipments, l, desk, step);
}

/** What is loaded without a licence, and who applies for how much. */
function passWorldOrders(block: Block, shipments: Shipments, l: number, desk: number) {
  const { runs, world } = block;
  const { office } = shipments;
  const lane = world.forms.length * world.endUses.length + (l % world.forms.length);
  const blocked = block.blocked[lane];
  const licensed = block.licensed[lane];
  const usual = block.usualWorldLoadings[l];
  const loaded = block.worldLoadings[l];
  const applied = shipments.worldApplied[l];
  const asks = shipments.worldAsks[l];
  let applicants = 0;
  let pending = false;
  for (let i = 0; i < runs; i++) {
    const passing = (1 - blocked[i]) * usual[i];
    loaded[i] = (1 - licensed[i]) * passing;
    if (licensed[i] > 0) {
      office.applicants[applicants] = i;
      office.tonnes[applicants] = licensed[i] * passing * asks[i];
      applicants++;
      applied[i] = 1;
      pending = true;
    } else if (applied[i] === 1) {
      lapse(office, desk, i);
      applied[i] = 0;
    }
  }
  return { applicants, pending };
}

function loadGranted(block: Block, shipments: Shipments, l: number, desk: number, step: number): void {
  const { runs } = block;
  const { office } = shipments;
  const loaded = block.worldLoadings[l];
  const applied = shipments.worldApplied[l];
  const granted = office.granted[desk];
  const from = (step % office.slots) * runs;
  for (let i = 0; i < runs; i++) {
    if (applied[i] === 0) continue;
    loaded[i] += granted[from + i];
    granted[from + i] = 0;
  }
}

/** Nobody ever applied for more than this over the usual loadings, however low the odds. */
const mostEverApplied = 100;

type Shipments = {
  /** Share of the releasable queue that is loaded in a step. */
  readonly catchUp: Column;
  /** Most that can be loaded, over the usual loadings. */
  readonly surge: Column;
  /** By lane: highest blocked share since the queue was last empty: what was refused stays refused until it falls. */
  readonly worstBlock: readonly Column[];
  readonly lines: readonly DelayLine[];
  readonly office: LicenceOffice;
  /** Applications per usual tonne: the most by lane of the country; those made by lane of the rest of the world. */
  readonly mostApplied: readonly Column[];
  readonly worldAsks: readonly Column[];
  /** By lane of the rest of the world: 1 where applications are open. */
  readonly worldApplied: readonly Uint8Array[];
  /** Scratch, of one lane in one step [t]: let through, of it loaded without a licence, with one, and left to wait. */
  readonly passing: Column;
  readonly free: Column;
  readonly granted: Column;
  readonly waitsOn: Column;
  /** Scratch, of an end use's orders of a material in all forms [t]: waiting, on their way, and the share that is kept. */
  readonly waiting: Column;
  readonly coming: Column;
  readonly keptShare: Column;
};

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
    passing: column(runs),
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
