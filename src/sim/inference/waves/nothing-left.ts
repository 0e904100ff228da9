import { fewestEffective } from "../../scenario/posterior/file.ts";
import type { InferenceRecord } from "../record.ts";
import type { Emptied } from "./emptied.ts";
import type { Waves } from "./waves.ts";

/**
 * Weights have collapsed, or no point is left: a result, of which the waves and the rows that empty the space are told. What is
 * finished stays kept, and the message says what to do.
 */
export class NothingLeft extends Error {
  readonly waves: InferenceRecord["waves"];
  readonly emptied: Emptied;

  constructor(message: string, waves: Waves["waves"], emptied: Emptied) {
    super(message);
    this.waves = wavesRecord(waves);
    this.emptied = emptied;
  }
}

export function wavesRecord(waves: Waves["waves"]): InferenceRecord["waves"] {
  return waves.map(({ rule: { largest, below }, ...wave }) => ({ ...wave, largest, below }));
}

const mostNamed = 5;

function emptiest({ rows, pairs }: Emptied): string {
  const alone = rows
    .filter(({ passed }) => passed === 0)
    .map(({ row }) => row)
    .slice(0, mostNamed);
  const hardest = [...rows].sort((a, b) => a.passed - b.passed).slice(0, mostNamed);
  const told = hardest.map(({ row, passed }) => `${row} (${Math.round(1000 * passed) / 10} %)`).join(", ");
  const inPairs = pairs
    .slice(0, mostNamed)
    .map((pair) => pair.join(" with "))
    .join(", ");
  return [
    alone.length > 0 ? `no point of the prior meets ${alone.join(", ")}` : `met by fewest points of the prior: ${told}`,
    ...(inPairs === "" ? [] : [`none meets both of ${inPairs}`]),
  ].join("; ");
}

export function nothingLeft({ waves }: Waves, emptied: Emptied): string {
  return `nothing is left after wave ${waves.length - 1}: ${emptiest(emptied)}. That is a result: the structure, a prior or one of these rows is wrong; finished waves are kept`;
}

export function collapsed({ effective }: { readonly effective: number }, bank: number, emptied: Emptied): string {
  return `effective points: must be at least ${fewestEffective} of the bank's ${bank}, got ${Math.round(effective * 10) / 10}: the weights have collapsed; ${emptiest(emptied)}; --bank ${2 * bank} goes on from what is kept, --leave-out or a wider prior asks for less`;
}
