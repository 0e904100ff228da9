import type { Block } from "../../model/block.ts";
import { inputColumn } from "../../model/scenario/inputs.ts";
import type { ReplayEvent } from "../analysis/replay/logs.ts";
import { spellsOf } from "./spells.ts";

/** Differences below this share of the stock at the start are rounding. */
const dust = 1e-9;

/** What becomes of the national stock in one run: when the rule releases it, empties it to the floor, fills it up again. */
export class StockLog {
  private readonly names: readonly string[];
  /** By material [t]: at the start, never released, and at the end of the step before; weeks in which some was released. */
  private start: readonly number[] | undefined;
  private floorShare = 0;
  private last: readonly number[] = [];
  private readonly releases: number[][];
  private readonly low: boolean[];
  private readonly events: ReplayEvent[] = [];

  constructor(names: readonly string[]) {
    this.names = names;
    this.releases = names.map(() => []);
    this.low = names.map(() => false);
  }

  step(week: number, { nationalStock, inputs, usualUseTotal }: Block): void {
    if (this.start === undefined) {
      const [held] = inputColumn(inputs, "nationalStock.held");
      [this.floorShare] = inputColumn(inputs, "nationalStock.release.floor");
      this.start = usualUseTotal.map(([use]) => held * use);
      this.last = this.start;
    }
    for (let m = 0; m < this.names.length; m++) {
      const start = this.start[m];
      if (start <= 0) continue;
      const [now] = nationalStock[m];
      const at = Math.floor(week);
      const fallen = this.last[m] - now > dust * start;
      if (fallen && this.releases[m].at(-1) !== at) this.releases[m].push(at);
      this.noteLevel(m, week, now, start);
    }
    this.last = nationalStock.map(([stock]) => stock);
  }

  all(weeks: number): readonly ReplayEvent[] {
    const spells = this.names.flatMap((material, m) =>
      spellsOf(this.releases[m]).flatMap(({ from, to }): readonly ReplayEvent[] => [
        { kind: "releaseBegins", week: from, material },
        ...(to < weeks ? [{ kind: "releaseEnds" as const, week: to, material }] : []),
      ]),
    );
    return [...spells, ...this.events];
  }

  private noteLevel(m: number, week: number, now: number, start: number): void {
    const material = this.names[m];
    if (!this.low[m] && now <= (this.floorShare + dust) * start) {
      this.low[m] = true;
      this.events.push({ kind: "stockAtFloor", week, material });
    } else if (this.low[m] && now >= (1 - dust) * start) {
      this.low[m] = false;
      this.events.push({ kind: "stockFull", week, material });
    }
  }
}
