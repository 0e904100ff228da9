import type { Block } from "../block.ts";
import { weeksBetween } from "../calendar.ts";
import { type Column, column, columns } from "../columns.ts";
import { input, share, time, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Mechanism } from "./mechanism.ts";

export const alternativeSupply = {
  parts: { alternativeSupply: "supply", bids: "supply" },
  group: "supply",
  inputs: {
    "alternativeSupply.projects.{project}.slip": time("Delay on the planned start."),
    "alternativeSupply.projects.{project}.firstYearYield": share("Output of the first moment as a share of capacity."),
    "alternativeSupply.projects.{project}.rampTime": time("Time from the first output to capacity."),
    "alternativeSupply.projects.{project}.firmShare": share(
      "Share of the output that the country buys under contract.",
    ),
    "alternativeSupply.projects.{project}.availableShare": share(
      "Share of the output that the country may buy, the firm share included: the rest of it goes to who is shorter.",
    ),
    "alternativeSupply.projects.{project}.capacity.{material}": input("flow", zeroOrMore, "Output at capacity."),
  },
  facts: { alternativeSupply: "supply" },
  install(block) {
    const supply = createAlternativeSupply(block);
    advanceAlternativeSupply(block, supply, -block.world.runUpWeeks);
    return (_, week) => advanceAlternativeSupply(block, supply, week);
  },
} satisfies Mechanism;

/** A named project as this run has it. */
type ProjectRun = {
  /** Week of the first output, slip included. */
  readonly startWeek: Column;
  readonly firstYield: Column;
  readonly rampWeeks: Column;
  /** Share of the output under contract, and share that the country and everyone else bid for, 0-1. */
  readonly firmShare: Column;
  readonly contestedShare: Column;
  /** By material [t/week]; null where it makes none. */
  readonly capacity: readonly (Column | null)[];
};

type AlternativeSupply = {
  readonly bids: boolean;
  readonly projects: readonly ProjectRun[];
  /** By material: share of what is bid for that the country gets, 0-1. */
  readonly won: readonly Column[];
};

function createAlternativeSupply(block: Block): AlternativeSupply {
  const { world, inputs, runs } = block;
  const { alternativeSupply: on, bids } = world.scenario.mechanisms;
  const won = columns(world.materials.length, runs, evenShare);
  if (!on) return { bids, won, projects: [] };
  return {
    bids,
    won,
    projects: world.projects.map((project, index) => {
      const path = `alternativeSupply.projects.${world.projectNames[index]}`;
      const planned = weeksBetween(world.scenario.start, project.start);
      const slip = inputColumn(inputs, `${path}.slip`);
      const firmShare = inputColumn(inputs, `${path}.firmShare`);
      const available = inputColumn(inputs, `${path}.availableShare`);
      const startWeek = column(runs);
      for (let i = 0; i < runs; i++) startWeek[i] = planned + slip[i];
      return {
        startWeek,
        firstYield: inputColumn(inputs, `${path}.firstYearYield`),
        rampWeeks: inputColumn(inputs, `${path}.rampTime`),
        firmShare,
        contestedShare: available.map((share, i) => Math.max(0, share - firmShare[i])),
        capacity: world.materialNames.map((material) =>
          material in project.capacity ? inputColumn(inputs, `${path}.capacity.${material}`) : null,
        ),
      };
    }),
  };
}

/**
 * Tonnes of the step from projects outside the exporter: nothing before the slipped start, then from the first-year
 * yield linearly to capacity over the ramp, at the rate of the step's middle; less what the policy state withholds. The
 * country gets what it has under contract, and of what more it may buy what it wins.
 */
function advanceAlternativeSupply(block: Block, supply: AlternativeSupply, week: number): void {
  const { alternative, contracted, alternativeWithheld, runs, world } = block;
  const middle = week + world.stepWeeks / 2;
  for (const tonnes of [...alternative, ...contracted]) tonnes.fill(0);
  if (supply.bids) bid(block, supply);
  for (const { startWeek, firstYield, rampWeeks, firmShare, contestedShare, capacity: all } of supply.projects) {
    for (let m = 0; m < all.length; m++) {
      const capacity = all[m];
      if (capacity === null) continue;
      const [tonnes, agreed, won] = [alternative[m], contracted[m], supply.won[m]];
      for (let i = 0; i < runs; i++) {
        const running = middle - startWeek[i];
        if (running < 0) continue;
        const ramped = rampWeeks[i] > 0 ? Math.min(1, running / rampWeeks[i]) : 1;
        const output = capacity[i] * (firstYield[i] + (1 - firstYield[i]) * ramped) * world.stepWeeks;
        const offered = output * (1 - alternativeWithheld[i]);
        agreed[i] += offered * firmShare[i];
        tonnes[i] += offered * (firmShare[i] + contestedShare[i] * won[i]);
      }
    }
  }
}

/** What neither side is short of is shared evenly. */
const evenShare = 0.5;

/** A contest decided by the difference of the two shortages: even where both are alike, all to who alone lacks everything. */
function bid({ shortage, shortageElsewhere, runs }: Block, { won }: AlternativeSupply): void {
  for (let m = 0; m < won.length; m++) {
    const [here, elsewhere, share] = [shortage[m], shortageElsewhere[m], won[m]];
    for (let i = 0; i < runs; i++) share[i] = evenShare * (1 + here[i] - elsewhere[i]);
  }
}
