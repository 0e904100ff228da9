import type { Block } from "../../../model/block.ts";
import { weeksBetween } from "../../../model/calendar.ts";
import { log } from "../../../model/kernels/log.ts";
import { homeQuotesKnownUntil } from "../../../model/mechanisms/known-quotes.ts";
import { type Inputs, inputColumn } from "../../../model/scenario/inputs.ts";
import type { World } from "../../../model/scenario/world.ts";
import type { Study } from "../../engine/simulate-range.ts";

/**
 * Something that happened in one run, `week` weeks from the start: what a reader would tell of it. Names are those of the
 * scenario.
 */
export type ReplayEvent = { readonly week: number } & (
  | { readonly kind: "policyState"; readonly state: string }
  | { readonly kind: "coverageKnown"; readonly state: string; readonly covered: boolean }
  /** What one desk of the licence office answers under one policy state, from `since` to `week`, and of it grants [t]. */
  | {
      readonly kind: "licences";
      readonly desk: string;
      readonly since: number;
      readonly answered: number;
      readonly granted: number;
    }
  | { readonly kind: "squeeze"; readonly lastsWeeks: number }
  | { readonly kind: "ownPrices"; readonly path: string; readonly file: string }
  | { readonly kind: "priceJump"; readonly count: number }
  | { readonly kind: "fearRises" | "fearFalls" }
  | { readonly kind: "releaseBegins" | "releaseEnds" | "stockAtFloor" | "stockFull"; readonly material: string }
  | { readonly kind: "firstLineStop"; readonly sector: string }
  | { readonly kind: "sectorShort" | "sectorRecovered"; readonly sector: string }
  | { readonly kind: "projectOnStream"; readonly project: string }
  | { readonly kind: "pricePeak"; readonly material: string; readonly quote: string; readonly multiple: number }
);

type Bulk = { readonly desk: string; readonly since: number; week: number; answered: number; granted: number };

/** Adds up what the licence office answers at the desks of the country in one run, and of it grants, by policy state. */
export class LicenceLog {
  readonly bulks: Bulk[] = [];
  private readonly desks: readonly string[];
  private readonly open = new Map<number, Bulk>();

  constructor({ materialNames, formNames, endUses }: World) {
    this.desks = materialNames.flatMap((material) =>
      formNames.flatMap((form) => endUses.map((use) => `${material}.${form}.${use}`)),
    );
  }

  step(week: number, { answered, granted }: Block): void {
    for (let desk = 0; desk < this.desks.length; desk++) {
      if (answered[desk][0] <= 0) continue;
      const bulk = this.open.get(desk) ?? this.begin(desk, week);
      bulk.week = week;
      bulk.answered += answered[desk][0];
      bulk.granted += granted[desk][0];
    }
  }

  /** Another policy state: what is answered from now on is told by itself. */
  newState(): void {
    this.open.clear();
  }

  events(): readonly ReplayEvent[] {
    return this.bulks.map((bulk) => ({ kind: "licences", ...bulk }));
  }

  private begin(desk: number, week: number): Bulk {
    const bulk: Bulk = { desk: this.desks[desk], since: week, week, answered: 0, granted: 0 };
    this.open.set(desk, bulk);
    this.bulks.push(bulk);
    return bulk;
  }
}

/** The policy states of one run, and when it is found out whether an unclear one covers civil use. Sees one state a step. */
export class PolicyLog {
  readonly events: ReplayEvent[] = [];
  private readonly world: World;
  private readonly onChange: () => void;
  private state = -1;
  private since = Number.NaN;
  private unclear = false;

  constructor(world: World, onChange: () => void) {
    this.world = world;
    this.onChange = onChange;
  }

  /** `week` is that of the step's end. */
  step(week: number, { state: states, stateSince, inputs }: Block, covered: () => boolean): void {
    const [state, since] = [states[0], stateSince[0]];
    if (state !== this.state || since !== this.since) {
      if (this.state >= 0) this.onChange();
      this.state = state;
      this.since = since;
      this.unclear = this.world.states[state].ifNotCovered !== undefined;
      this.events.push({ kind: "policyState", week: since, state: this.world.stateNames[state] });
    }
    const known = since + inputColumn(inputs, "policy.coverage.foundOutAfter")[0];
    if (!this.unclear || known >= week) return;
    this.unclear = false;
    this.events.push({
      kind: "coverageKnown",
      week: Math.max(0, known),
      state: this.world.stateNames[state],
      covered: covered(),
    });
  }
}

/** Weeks in a row, `from` the first to before `to`. */
export type Spell = { readonly from: number; readonly to: number };

/** What comes back sooner than this has not ended [weeks]. */
const quietWeeks = 4;

/** The spells of weeks, given in rising order, in which something holds: breaks shorter than four weeks are bridged. */
export function spellsOf(weeks: readonly number[]): readonly Spell[] {
  const spells: Spell[] = [];
  for (const week of weeks) {
    const last = spells.at(-1);
    if (last !== undefined && week - last.to < quietWeeks)
      spells[spells.length - 1] = { from: last.from, to: week + 1 };
    else spells.push({ from: week, to: week + 1 });
  }
  return spells;
}

/**
 * When the home market is squeezed in one run: the onsets that the model draws, one after the end of the other, by the
 * same addresses (`src/model/mechanisms/squeeze.ts`).
 */
export function squeezeOnsets({ world, streams }: Study, inputs: Inputs, run: number): readonly ReplayEvent[] {
  const { began } = world.scenario.squeeze;
  const [hazard] = inputColumn(inputs, "squeeze.hazard");
  const [lastsWeeks] = inputColumn(inputs, "squeeze.lasts");
  const events: ReplayEvent[] = [];
  let draws = 0;
  const wait = () => (hazard > 0 ? -log(streams.squeeze.uniform(run, draws++, 0)) / hazard : Infinity);
  let onset = began === "unknown" ? wait() + homeQuotesKnownUntil(world) : weeksBetween(world.scenario.start, began);
  while (onset < world.weeks) {
    if (onset + lastsWeeks > 0) events.push({ kind: "squeeze", week: onset, lastsWeeks });
    onset += lastsWeeks + wait();
  }
  return events;
}

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

  /** A step before the start: what it leaves in stock is what the start finds. */
  runUp({ nationalStock, inputs, usualUseTotal }: Block): void {
    this.begin(inputs, usualUseTotal);
    this.last = nationalStock.map(([stock]) => stock);
  }

  private begin(inputs: Inputs, usualUseTotal: readonly Float64Array[]): void {
    const [held] = inputColumn(inputs, "nationalStock.held");
    [this.floorShare] = inputColumn(inputs, "nationalStock.release.floor");
    this.start = usualUseTotal.map(([use]) => held * use);
    this.last = this.start;
  }

  step(week: number, { nationalStock, inputs, usualUseTotal }: Block): void {
    if (this.start === undefined) this.begin(inputs, usualUseTotal);
    const starts = this.start ?? [];
    for (let m = 0; m < this.names.length; m++) {
      const start = starts[m];
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
