import type { Block } from "../../../model/block.ts";
import { addDays } from "../../../model/calendar.ts";
import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { inputColumn } from "../../../model/scenario/inputs.ts";
import type { World } from "../../../model/scenario/world.ts";
import { seriesKeys } from "../../../model/series.ts";
import { evaluate, type FinishedRuns } from "../probes/evaluate.ts";
import { noPolicy } from "../probes/policy-path.ts";
import { type Fact, lastWeekOf } from "./fact.ts";

/** Follows blocks of runs, one after the other, and gives the value that each fact is held against once it is read. */
export class FactsWatch {
  /** Week after which all values are there. */
  readonly lastWeek: number;
  readonly #facts: readonly Fact[];
  readonly #world: World;
  readonly #wanted: readonly string[];
  readonly #indices: readonly number[];
  readonly #outcomeIds: readonly string[];
  /** Weeks of history that are followed: none where no fact asks for them. */
  readonly #before: number;
  #runs = 0;
  #paths: readonly Float64Array[] = [];
  #values: readonly Float64Array[] = [];
  #block: Block | undefined;

  /** For `WeekListener.runUpWeek`; undefined where no fact asks for what was before the start. */
  readonly runUpWeek: FactsWatch["week"] | undefined;

  /** RangeError for a series that the world does not have. */
  constructor(world: World, facts: readonly Fact[]) {
    this.#facts = facts;
    this.#world = world;
    this.#before = facts.some((fact) => asksBefore(fact, world)) ? world.runUpWeeks : 0;
    this.runUpWeek = this.#before === 0 ? undefined : (...told) => this.week(...told);
    this.lastWeek = lastWeekOf(facts);
    const ids = seriesKeys(world).map(({ series, material, sector }) =>
      outcomeId({ outcome: series, material, sector }),
    );
    this.#wanted = [...new Set(facts.flatMap(({ asked }) => ("series" in asked ? [asked.series] : [])))];
    this.#indices = this.#wanted.map((id) => {
      const index = ids.indexOf(id);
      if (index < 0) throw new RangeError(`${id}: must be one of ${ids.join(", ")}`);
      return index;
    });
    this.#outcomeIds = outcomeKeys(world).map(outcomeId);
  }

  /** A block of so many runs follows, from the first week on. */
  begin(runs: number): void {
    if (runs !== this.#runs)
      this.#paths = this.#wanted.map(() => new Float64Array((this.#before + this.lastWeek + 1) * runs));
    this.#runs = runs;
    this.#values = this.#facts.map(() => new Float64Array(runs));
    this.#block = undefined;
  }

  /** Its block after a step. */
  step(block: Block): void {
    this.#block = block;
  }

  /** Its series at the end of a week, and its outcomes so far. */
  week(index: number, series: readonly Float64Array[], outcomes: () => readonly Float64Array[]): void {
    if (index > this.lastWeek) return;
    const at = (this.#before + index) * this.#runs;
    this.#paths.forEach((path, k) => void path.set(series[this.#indices[k]], at));
    if (!this.#facts.some(({ week }) => week === index)) return;
    const fromBeginning = this.#runsUpTo(index + 1, outcomes);
    // A stop is counted from the start, as outcomes are: within history below 0.
    const fromStart = { ...fromBeginning, start: this.#world.scenario.start, weeks: index + 1 };
    this.#facts.forEach(({ week, asked }, f) => {
      if (week !== index) return;
      const runs = asked.kind === "firstLineStopDay" ? fromStart : fromBeginning;
      this.#values[f].set(asked.kind === "input" ? this.#input(asked.path) : evaluate(asked, runs));
    });
  }

  /** By fact, one number a run; those of facts not yet read are 0. */
  get values(): readonly Float64Array[] {
    return this.#values;
  }

  #input(path: string): Float64Array {
    if (this.#block === undefined) throw new RangeError(`${path}: no step of its block has been seen`);
    return inputColumn(this.#block.inputs, path);
  }

  /** From the beginning, where a fact asks for what was before the start. */
  #runsUpTo(week: number, outcomes: () => readonly Float64Array[]): FinishedRuns {
    const [runs, weeks] = [this.#runs, this.#before + week];
    const start = addDays(this.#world.scenario.start, -7 * this.#before);
    let columns: readonly Float64Array[] | undefined;
    return {
      ...{ start, weeks, runs, sectors: this.#world.sectorNames },
      policy: noPolicy,
      path: (id) => ({ weeks, runs, values: this.#paths[this.#wanted.indexOf(id)].subarray(0, weeks * runs) }),
      outcome: (id) => {
        columns ??= outcomes();
        return columns[this.#outcomeIds.indexOf(id)];
      },
    };
  }
}

/** Whether it is read before the start, or asks for days before it. */
function asksBefore({ week, asked }: Fact, { scenario }: World): boolean {
  return week < 0 || ("during" in asked && asked.during.from < scenario.start);
}
