import type { Block } from "../block.ts";
import { weeksBetween } from "../calendar.ts";
import { type Column, column } from "../columns.ts";
import { input, share, time, zeroOrMore } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { Mechanism } from "./mechanism.ts";

export const alternativeSupply = {
  parts: { alternativeSupply: "supply" },
  group: "supply",
  inputs: {
    "alternativeSupply.projects.{project}.slip": time("Delay on the planned start."),
    "alternativeSupply.projects.{project}.firstYearYield": share("Output of the first moment as a share of capacity."),
    "alternativeSupply.projects.{project}.rampTime": time("Time from the first output to capacity."),
    "alternativeSupply.projects.{project}.openShare": share("Share of the output open to the country."),
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
  /** By material [t/week] open to the country at full capacity; null where it makes none. */
  readonly openCapacity: readonly (Column | null)[];
};

type AlternativeSupply = { readonly projects: readonly ProjectRun[] };

function createAlternativeSupply(block: Block): AlternativeSupply {
  const { world, inputs, runs } = block;
  if (!world.scenario.mechanisms.alternativeSupply) return { projects: [] };
  return {
    projects: world.projects.map((project, index) => {
      const path = `alternativeSupply.projects.${world.projectNames[index]}`;
      const planned = weeksBetween(world.scenario.start, project.start);
      const slip = inputColumn(inputs, `${path}.slip`);
      const openShare = inputColumn(inputs, `${path}.openShare`);
      const startWeek = column(runs);
      for (let i = 0; i < runs; i++) startWeek[i] = planned + slip[i];
      return {
        startWeek,
        firstYield: inputColumn(inputs, `${path}.firstYearYield`),
        rampWeeks: inputColumn(inputs, `${path}.rampTime`),
        openCapacity: world.materialNames.map((material) => {
          if (!(material in project.capacity)) return null;
          const capacity = inputColumn(inputs, `${path}.capacity.${material}`);
          const open = column(runs);
          for (let i = 0; i < runs; i++) open[i] = capacity[i] * openShare[i];
          return open;
        }),
      };
    }),
  };
}

/**
 * Tonnes of the step from projects outside the exporter: nothing before the slipped start, then from the first-year
 * yield linearly to capacity over the ramp, at the rate of the step's middle; less what the policy state withholds.
 */
function advanceAlternativeSupply(block: Block, supply: AlternativeSupply, week: number): void {
  const { alternative, alternativeWithheld, runs, world } = block;
  const middle = week + world.stepWeeks / 2;
  for (const tonnes of alternative) tonnes.fill(0);
  for (const { startWeek, firstYield, rampWeeks, openCapacity } of supply.projects) {
    for (let m = 0; m < openCapacity.length; m++) {
      const capacity = openCapacity[m];
      if (capacity === null) continue;
      const tonnes = alternative[m];
      for (let i = 0; i < runs; i++) {
        const running = middle - startWeek[i];
        if (running < 0) continue;
        const ramped = rampWeeks[i] > 0 ? Math.min(1, running / rampWeeks[i]) : 1;
        const output = capacity[i] * (firstYield[i] + (1 - firstYield[i]) * ramped) * world.stepWeeks;
        tonnes[i] += output * (1 - alternativeWithheld[i]);
      }
    }
  }
}
