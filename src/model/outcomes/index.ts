import type { Block } from "../block.ts";
import type { Column } from "../columns.ts";
import { type RunningFormula, startFormula } from "../formulas/run.ts";
import type { World } from "../scenario/world.ts";
import { seriesColumns, seriesKeys } from "../series.ts";
import type { Week } from "../week.ts";
import { lineStops } from "./line-stops.ts";
import {
  type Declared,
  type OutcomeFamily,
  type OutcomeKey,
  type OutcomeKind,
  outcomeId,
  type Scope,
  scopes,
} from "./outcome.ts";
import { policyCourse } from "./policy.ts";
import { quoteCourse } from "./quotes.ts";
import { supply } from "./supply.ts";

/** All outcome families, in the order in which a run reports them within the run, a material, a sector and a cell. */
const families = [policyCourse, lineStops, supply, quoteCourse] as const;

/** Every outcome that there is. */
export type OutcomeName = NameIn<(typeof families)[number]>;
type NameIn<Family> = Family extends OutcomeFamily<infer Name> ? Name : never;

const all: readonly OutcomeFamily[] = families;
const declared: ReadonlyMap<string, Declared & { readonly scopes: readonly Scope[] }> = new Map(
  all.flatMap(({ outcomes }) =>
    Object.entries(outcomes).map(([name, outcome]) => [
      name,
      { ...outcome, scopes: scopes.filter((scope) => scope in outcome.of) },
    ]),
  ),
);

/** What an outcome is of: its scope, its index within it, and the names of material and sector. */
type Place = Pick<OutcomeKey, "material" | "sector"> & { readonly scope: Scope; readonly at: number };

type Named = Pick<World, "materialNames" | "sectorNames" | "scenario">;

function placesOf({ materialNames, sectorNames }: Named): readonly Place[] {
  return [
    { scope: "run", at: 0, material: null, sector: null },
    ...materialNames.map((material, at) => ({ scope: "material" as const, at, material, sector: null })),
    ...sectorNames.map((sector, at) => ({ scope: "sector" as const, at, material: null, sector })),
    ...materialNames.flatMap((material, m) =>
      sectorNames.map((sector, s) => ({ scope: "cell" as const, at: m * sectorNames.length + s, material, sector })),
    ),
  ];
}

/** Every outcome of a world by family, name and place: the one order of all keys and columns. */
function forEachOutcome<Found>(world: Named, found: (family: number, name: string, place: Place) => Found): Found[] {
  return placesOf(world).flatMap((place) =>
    all.flatMap(({ outcomes }, family) =>
      Object.keys(outcomes)
        .filter((name) => place.scope in outcomes[name].of)
        .map((name) => found(family, name, place)),
    ),
  );
}

/** Every outcome of a world, in the order in which a block gives their columns: those that the model has, then a scenario's own. */
export function outcomeKeys(world: Named): readonly OutcomeKey[] {
  const own = (world.scenario.ownOutcomes ?? []).map(({ name, unit }) => ({
    ...{ outcome: name, material: null, sector: null, unit },
  }));
  return [...modelKeys(world), ...own];
}

function modelKeys(world: Named): readonly OutcomeKey[] {
  return forEachOutcome(world, (family, outcome, { material, sector }) => {
    const { unit } = all[family].outcomes[outcome];
    return { outcome, material, sector, unit: typeof unit === "string" ? unit : unit(world) };
  });
}

/** The outcomes of a block that is under way. */
export type Outcomes = {
  step(week: Week): void;
  week(week: Week, index: number): void;
  /** Those so far, in the order of `outcomeKeys`; all there is when the last week is over. */
  columns(): readonly Column[];
};

/** `of`: all, or those of the model alone, without a scenario's own. */
export function startOutcomes(block: Block, of: "all" | "model" = "all"): Outcomes {
  const running = all.map((family) => family.start(block));
  const own = of === "all" ? startOwn(block) : null;
  return {
    step: (week) => {
      for (const family of running) family.step(week);
    },
    week: (week, index) => {
      for (const family of running) family.week(week, index);
      own?.week(week, index);
    },
    columns: () => {
      const columns = forEachOutcome(block.world, (family, name, { scope, at }) =>
        running[family].column(name, scope, at),
      );
      return own === null ? columns : [...columns, ...own.columns(columns)];
    },
  };
}

/** A scenario's own outcomes at work; null where it has none. */
function startOwn(block: Block) {
  const { world } = block;
  const { ownOutcomes = [] } = world.scenario;
  if (ownOutcomes.length === 0) return null;
  const seriesAt = new Map(
    seriesKeys(world).map(({ series, material, sector }, at) => [outcomeId({ outcome: series, material, sector }), at]),
  );
  const outcomeAt = new Map(outcomeKeys(world).map((key, at) => [outcomeId(key), at]));
  let series: readonly Column[] = [];
  let found: readonly Column[] = [];
  const at = (columns: readonly Column[], places: ReadonlyMap<string, number>, id: string): Column => {
    const column = columns[places.get(id) ?? -1];
    if (column === undefined) throw new RangeError(`${id}: must be known where a formula reads it`);
    return column;
  };
  const columns = {
    series: (id: string) => at(series, seriesAt, id),
    outcome: (id: string) => at(found, outcomeAt, id),
  };
  const formulas: readonly RunningFormula[] = ownOutcomes.map(({ formula }) => startFormula(formula, block, columns));
  return {
    week: (week: Week, index: number) => {
      if (series.length === 0) series = seriesColumns(block, week);
      for (const formula of formulas) formula.week(index);
    },
    columns: (ofModel: readonly Column[]): readonly Column[] => {
      found = ofModel;
      // One may name another before it.
      for (const formula of formulas) found = [...found, formula.column()];
      return found.slice(ofModel.length);
    },
  };
}

export function kindOf(outcome: string): OutcomeKind {
  return declared.get(outcome)?.kind ?? "level";
}

/** Whether it counts weeks of the study, of which the last stands for never. */
export function endsWithHorizon({ outcome, unit }: Pick<OutcomeKey, "outcome" | "unit">): boolean {
  return unit === "weeks" && declared.get(outcome)?.passesHorizon !== true;
}

/** After those that the model declares: whoever writes an outcome of his own asks for it. */
const ownHeadline = 1000;

/** The outcomes to show first, some fifteen, ordered by what a reader asks first; each of the widest that it is told of; then one's own. */
export function headlineOutcomes<T extends Pick<OutcomeKey, "outcome" | "material" | "sector">>(
  outcomes: readonly T[],
): readonly T[] {
  return outcomes
    .flatMap((of) => {
      const { headline, scopes: [widest] = [] } = declared.get(of.outcome) ?? {
        headline: ownHeadline,
        scopes: ["run"],
      };
      return headline !== undefined && scopeOf(of) === widest ? [{ of, headline }] : [];
    })
    .sort((a, b) => a.headline - b.headline)
    .map(({ of }) => of);
}

function scopeOf({ material, sector }: Pick<OutcomeKey, "material" | "sector">): Scope {
  if (sector === null) return material === null ? "run" : "material";
  return material === null ? "sector" : "cell";
}

/**
 * Every name by which an outcome may be asked for: its id, and a form nearer to speech: `pricePaid.Dy.peak` for
 * `pricePaidPeakMultiple.Dy`, `firstLineStop.large` for `firstLineStopWeek.large`.
 */
export function outcomesByName(keys: readonly OutcomeKey[]): ReadonlyMap<string, OutcomeKey> {
  const byName = new Map(keys.map((key) => [outcomeId(key), key]));
  for (const key of keys) {
    const spoken = declared.get(key.outcome)?.spoken;
    if (spoken === undefined) continue;
    const [outcome, ...aspect] = spoken.split(".");
    byName.set([outcomeId({ ...key, outcome }), ...aspect].join("."), key);
  }
  return byName;
}
