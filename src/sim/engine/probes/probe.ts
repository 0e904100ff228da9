import type { Block } from "../../../model/block.ts";
import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { seriesKeys } from "../../../model/series.ts";
import type { WeekListener } from "../../../model/simulate.ts";
import { FactsWatch } from "../facts/watch.ts";
import type { Failure } from "../failures.ts";
import { failuresOf } from "../find-failures.ts";
import { type Range, rangesOf, runsPerBlock } from "../ranges.ts";
import type { DonePart, FailedPart, PartMaker, Told } from "../simulate-part.ts";
import type { Study } from "../simulate-range.ts";
import { type Drawn, simulateRuns } from "../simulate-runs.ts";
import { evaluate, type FinishedRuns } from "./evaluate.ts";
import type { Path } from "./path.ts";
import { noPolicy, PolicyKeeper } from "./policy-path.ts";
import type { Quantity } from "./quantity.ts";

/** A study, with what weighs its runs where facts do. */
type Asked = Drawn & Partial<Pick<Study, "facts">>;

/**
 * One column a quantity, then what each fact is held against, one number a run, for a range of runs. Of the weekly series only those asked for are kept, and
 * only for the runs of one block at a time. RangeError for a series that the world does not have.
 */
export function probeRange(
  study: Asked,
  quantities: readonly Quantity[],
  range: Range,
  blockRuns: number = runsPerBlock,
): readonly Float64Array[] {
  return probeAndWatch(study, quantities, range, blockRuns).columns;
}

/** As `probeRange`; `allFinite` tells whether all outcomes and weekly series were, also those that nobody asked for. */
function probeAndWatch(
  study: Asked,
  quantities: readonly Quantity[],
  range: Range,
  blockRuns: number = runsPerBlock,
): { readonly columns: readonly Float64Array[]; readonly allFinite: boolean } {
  const { world } = study;
  const wanted = [...new Set(quantities.flatMap((quantity) => ("series" in quantity ? [quantity.series] : [])))];
  const indices = wanted.map((id) => indexOf(seriesIds(study), id));
  const ofPolicy = quantities.some(({ kind }) => kind === "stateOn" || kind === "coverageKnownDay");
  const days = [...new Set(quantities.flatMap((quantity) => (quantity.kind === "stateOn" ? [quantity.day] : [])))];
  const outcomeIds = outcomeKeys(world).map(outcomeId);
  const facts = study.facts === undefined || study.facts.length === 0 ? undefined : new FactsWatch(world, study.facts);
  const columns = [...quantities, ...(study.facts ?? [])].map(() => new Float64Array(range.runs));
  let allFinite = true;
  for (let done = 0; done < range.runs; done += blockRuns) {
    const runs = Math.min(blockRuns, range.runs - done);
    const policy = ofPolicy ? new PolicyKeeper(world, days, runs) : undefined;
    facts?.begin(runs);
    const keeper = new PathKeeper(indices, world.weeks, runs, { policy, facts });
    const outcomes = simulateRuns(study, range.firstRun + done, runs, keeper);
    allFinite &&= keeper.allFinite && outcomes.every((values) => Number.isFinite(sum(values)));
    const block: FinishedRuns = {
      start: world.scenario.start,
      weeks: world.weeks,
      runs,
      path: (id) => keeper.paths[indexOf(wanted, id)],
      outcome: (id) => outcomes[indexOf(outcomeIds, id)],
      sectors: world.sectorNames,
      policy: policy ?? noPolicy,
    };
    for (let q = 0; q < quantities.length; q++) columns[q].set(evaluate(quantities[q], block), done);
    facts?.values.forEach((values, f) => void columns[quantities.length + f].set(values, done));
  }
  return { columns, allFinite };
}

/** Ids of the weekly series of a study's world, such as `priceFobUsdPerKg.Dy`, in the order of `seriesKeys`. */
export function seriesIds({ world }: Pick<Study, "world">): readonly string[] {
  return seriesKeys(world).map(({ series, material, sector }) => outcomeId({ outcome: series, material, sector }));
}

function indexOf(ids: readonly string[], id: string): number {
  const index = ids.indexOf(id);
  if (index < 0) throw new RangeError(`${id}: must be one of ${ids.join(", ")}`);
  return index;
}

/** A value that is not finite makes the sum so too. */
function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** What else follows the runs of a block. */
type Followers = { readonly policy: PolicyKeeper | undefined; readonly facts: FactsWatch | undefined };

/** Copies the columns of some series week by week: the model writes the next week over them. */
class PathKeeper implements WeekListener {
  readonly paths: readonly Path[];
  readonly runUpWeek: WeekListener["runUpWeek"];
  /** Of all series so far. */
  allFinite = true;
  private readonly indices: readonly number[];
  private readonly more: Followers;

  constructor(indices: readonly number[], weeks: number, runs: number, more: Followers) {
    this.indices = indices;
    this.more = more;
    this.paths = indices.map(() => ({ weeks, runs, values: new Float64Array(weeks * runs) }));
    this.runUpWeek = more.facts?.runUpWeek;
  }

  runUp(_: number, block: Block): void {
    this.more.facts?.step(block);
  }

  step(index: number, block: Block): void {
    this.more.policy?.step(index, block);
    this.more.facts?.step(block);
  }

  week(index: number, series: readonly Float64Array[], outcomes: () => readonly Float64Array[]): void {
    this.more.facts?.week(index, series, outcomes);
    for (let k = 0; k < series.length; k++) this.allFinite &&= Number.isFinite(sum(series[k]));
    this.paths.forEach(({ runs, values }, k) => {
      values.set(series[this.indices[k]], index * runs);
    });
  }
}

/** A part of a probe: a column a quantity and a fact, one number a run, NaN for the runs that failed, and why they did. */
export type Probed = DonePart & { readonly columns: readonly Float64Array[] };

/** Takes some numbers of every run, part by part. */
export class Prober implements PartMaker<Probed> {
  private readonly study: Study;
  private readonly quantities: readonly Quantity[];

  constructor(study: Study, quantities: readonly Quantity[]) {
    this.study = study;
    this.quantities = quantities;
  }

  /**
   * Runs fail as those of a study do: they throw, or give some outcome or weekly series that is no finite number, asked
   * for or not. They are looked for only where something is wrong, and given up if they are more than `most`.
   */
  async simulate(part: Range, { most, onRange }: Told): Promise<Probed | FailedPart> {
    const columns = [...this.quantities, ...this.study.facts].map(() => new Float64Array(part.runs).fill(Number.NaN));
    const failures: Failure[] = [];
    for (const range of rangesOf(part.runs, part.firstRun)) {
      const set = ({ firstRun }: Range, values: readonly Float64Array[]) =>
        columns.forEach((column, q) => void column.set(values[q], firstRun - part.firstRun));
      const whole = this.attempt(range);
      if (whole.columns !== null) set(range, whole.columns);
      else {
        const found = failuresOf(this.study, range, most);
        if (found.length === 0) throw whole.reason;
        failures.push(...found);
        if (failures.length > most) return { kind: "failed", failures };
        for (const sound of between(range, found)) set(sound, probeRange(this.study, this.quantities, sound));
      }
      await onRange(range.runs);
    }
    return { kind: "done", range: part, columns, failures };
  }

  /** The columns of a range in which no run fails; otherwise what was thrown, if anything was. */
  private attempt(range: Range) {
    try {
      const { columns, allFinite } = probeAndWatch(this.study, this.quantities, range);
      return allFinite ? { columns } : { columns: null, reason: new RangeError("must be finite numbers") };
    } catch (reason) {
      return { columns: null, reason };
    }
  }
}

/** The range without the runs that failed, which are in order. */
function between({ firstRun, runs }: Range, failures: readonly Failure[]): readonly Range[] {
  const ends = [...failures.map(({ run }) => run), firstRun + runs];
  return ends
    .map((end, k) => ({ firstRun: k === 0 ? firstRun : ends[k - 1] + 1, end }))
    .flatMap(({ firstRun: first, end }) => (end > first ? [{ firstRun: first, runs: end - first }] : []));
}
