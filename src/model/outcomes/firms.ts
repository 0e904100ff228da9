import type { Block } from "../block.ts";
import { addTo, type Column, column } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { EndUse } from "../scenario/parts.ts";
import type { Outcome } from "./outcome.ts";

/** By sector: firms; of them, most that stood still at once; weeks they stood still, summed; weeks of output lost. */
type Stopped = {
  readonly firms: readonly Column[];
  readonly mostStopped: readonly Column[];
  readonly firmWeeks: readonly Column[];
  readonly outputLost: readonly Column[];
  /** First week in which a firm's line stops; the horizon when none does. */
  readonly firstStop: readonly Column[];
};

/** How many firms stand still and what output is lost, by sector, and of the civil sectors and the military ones together. */
export const firmOutcomes = {
  civilOutputLostWeeks: {
    unit: "weeks",
    kind: "amount",
    headline: 20,
    spoken: "civilOutputLost",
    of: { run: (stopped, block) => outputLostBy(stopped, block, "civil") },
  },
  civilOutputLostShare: {
    unit: "share",
    kind: "amount",
    headline: 21,
    of: {
      run: (stopped, block) =>
        outputLostBy(stopped, block, "civil").map((weeks) => Math.min(1, weeks / block.world.weeks)),
    },
  },
  civilFirmsStopped: {
    unit: "firms",
    kind: "amount",
    headline: 22,
    of: { run: ({ mostStopped }, block) => sumOf(mostStopped, block, "civil") },
  },
  civilFirmWeeksStopped: {
    unit: "firm-weeks",
    kind: "amount",
    headline: 23,
    of: { run: ({ firmWeeks }, block) => sumOf(firmWeeks, block, "civil") },
  },
  militaryOutputLostWeeks: {
    unit: "weeks",
    kind: "amount",
    headline: 25,
    spoken: "militaryOutputLost",
    of: { run: (stopped, block) => outputLostBy(stopped, block, "military") },
  },
  firmsStopped: { unit: "firms", kind: "amount", of: { sector: ({ mostStopped }, _, s) => mostStopped[s] } },
  firmsStoppedShare: {
    unit: "share",
    kind: "amount",
    of: { sector: ({ mostStopped, firms }, _, s) => mostStopped[s].map((count, i) => count / firms[s][i]) },
  },
  firmWeeksStopped: { unit: "firm-weeks", kind: "amount", of: { sector: ({ firmWeeks }, _, s) => firmWeeks[s] } },
  civilLineStopped: { unit: "share", kind: "case", headline: 200, of: { run: civilLineStopped } },
} satisfies Record<string, Outcome<Stopped>>;

function sectorsOf({ world }: Block, use: EndUse): readonly number[] {
  return world.sectors.flatMap(({ endUse }, s) => (endUse === use ? [s] : []));
}

function sumOf(bySector: readonly Column[], block: Block, use: EndUse): Column {
  const sum = column(block.runs);
  for (const s of sectorsOf(block, use)) addTo(sum, bySector[s]);
  return sum;
}

/** Weeks of the output of an end use, each sector weighted by its use of the metals; 0 where no sector has that use. */
function outputLostBy({ outputLost }: Stopped, block: Block, use: EndUse): Column {
  const { world, inputs, runs } = block;
  const [lost, weight] = [column(runs), column(runs)];
  for (const s of sectorsOf(block, use)) {
    const weights = inputColumn(inputs, `sectors.${world.sectorNames[s]}.demandWeight`);
    for (let i = 0; i < runs; i++) {
      lost[i] += weights[i] * outputLost[s][i];
      weight[i] += weights[i];
    }
  }
  return lost.map((weeks, i) => (weight[i] > 0 ? weeks / weight[i] : 0));
}

function civilLineStopped({ firstStop }: Stopped, block: Block): Column {
  const stopped = column(block.runs);
  for (const s of sectorsOf(block, "civil"))
    for (let i = 0; i < stopped.length; i++) if (firstStop[s][i] < block.world.weeks) stopped[i] = 1;
  return stopped;
}
