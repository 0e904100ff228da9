import type { Block } from "../../../model/block.ts";
import type { Refusals } from "../../study/insights.ts";
import type { Layout } from "../../study/layout.ts";
import { sharesUpToGroup } from "../../study/shares.ts";

/** Shares of the usual orders (0-1) that part little, some, most and nearly all from each other. */
export const refusalBounds = [0.1, 0.5, 0.9] as const;

/**
 * How much is refused, run by run and week by week, sorted into four classes. Quantiles would hide that runs fall into
 * camps: with half of the runs at 5 % and half at 95 %, nothing lies between, but a band would.
 */
export class RefusalCounts {
  readonly #classes: readonly Uint8Array[];
  readonly #week: Float64Array;

  constructor(weeks: number, runs: number) {
    this.#classes = Array.from({ length: weeks }, () => new Uint8Array(runs));
    this.#week = new Float64Array(runs);
  }

  /** Adds a step of a block, whose policy has been advanced; a week's mean is sorted when it is over. */
  add(week: number, { refused, world }: Block, firstRun: number, isWeekOver: boolean): void {
    for (let i = 0; i < refused.length; i++) this.#week[firstRun + i] += refused[i] * world.stepWeeks;
    if (!isWeekOver) return;
    for (let run = firstRun; run < firstRun + refused.length; run++) {
      this.#classes[week][run] = classOf(this.#week[run]);
      this.#week[run] = 0;
    }
  }

  shares(layout: Layout | null): readonly Refusals[] {
    return this.#classes.map((classes) => sharesUpToGroup(classes, refusalBounds.length, layout));
  }
}

function classOf(refused: number): number {
  const found = refusalBounds.findIndex((bound) => refused <= bound);
  return found === -1 ? refusalBounds.length : found;
}
