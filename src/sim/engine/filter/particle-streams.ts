import { dateOfWeek } from "../../../model/calendar.ts";
import { streamSpecs } from "../../../model/declarations.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { studyKey } from "../../../model/random/key.ts";
import type { RandomStreams, UniformSource } from "../../../model/random/source.ts";
import { createStreams } from "../../../model/random/stream.ts";
import type { World } from "../../../model/scenario/world.ts";
import { createRandomStreams } from "../../../model/streams.ts";
import { type Lineage, livesOf, type Stretch } from "./lineage.ts";

/** Of all particles of a lineage, or of some: run k of what is simulated is the particle in `slots[k]`. */
export type Particles = { readonly lineage: Lineage; readonly slots: readonly number[] | null };

type Seeds = { readonly seed: string; readonly luckSeed: string };

/** Seed of the luck that copies have from a week on: by its day, so that it is told by what it means. */
function luckSeedFrom({ luckSeed }: Seeds, start: string, week: number): string {
  return JSON.stringify([luckSeed, "from", dateOfWeek(start, week)]);
}

/** Where on the line of summed weights the first point lies when particles are copied in a week, in (0, 1). */
export function luckOfCopying(seeds: Seeds, start: string, week: number): number {
  const key = studyKey(luckSeedFrom(seeds, start, week));
  return createStreams(key).stream("filter.copies", ["all"]).uniform(0, 0, 0);
}

type ByKey = readonly (readonly [key: keyof RandomStreams, draws: "facts" | "luck"])[];

/** The draws of particles: what was so from the start is their first ancestor's, what happens is of the stretch it happens in. */
export class ParticleStreams {
  readonly #world: World;
  readonly #seeds: Seeds;
  readonly #slots: readonly number[] | null;
  readonly #lives: (slot: number) => readonly Stretch[];
  readonly #luck = new Map<number | null, RandomStreams>();
  readonly #keys: ByKey = [
    ["input", "facts"],
    ...Object.entries(streamSpecs).map(([key, { draws }]) => [key as keyof RandomStreams, draws] as const),
  ];

  /** `streams` are those of the study. */
  constructor(world: World, streams: RandomStreams, seeds: Seeds, { lineage, slots }: Particles) {
    this.#world = world;
    this.#seeds = seeds;
    this.#slots = slots;
    this.#lives = livesOf(lineage);
    this.#luck.set(null, streams);
  }

  /** Streams of a block of runs, and when they come to other luck. They serve one simulation, from the first week on. */
  ofBlock(
    firstRun: number,
    runs: number,
  ): { readonly streams: RandomStreams; readonly freshLuck: (week: number) => Int32Array | null } {
    const slots = this.#slots;
    const lives = Array.from({ length: runs }, (_, i) =>
      this.#lives(slots === null ? firstRun + i : slots[firstRun + i]),
    );
    const turns = new Map<number, number[]>();
    lives.forEach((stretches, i) => {
      for (const { week } of stretches) if (week !== null) turns.set(week, [...(turns.get(week) ?? []), i]);
    });
    const atFirst = lives.map(([first]) => first);
    const [facts, luck] = [new Addresses(atFirst, this.#luckOf), new Addresses(atFirst, this.#luckOf)];
    const streams = this.#keys.map(([key, draws]) => [
      key,
      new ParticleSource(draws === "facts" ? facts : luck, key, firstRun),
    ]);
    return {
      streams: Object.fromEntries(streams) as RandomStreams,
      freshLuck: (week) => {
        const fresh = turns.get(week);
        if (fresh === undefined) return null;
        luck.turn(
          fresh,
          fresh.map((i) => lives[i].find((stretch) => stretch.week === week) as Stretch),
        );
        return Int32Array.from(fresh);
      },
    };
  }

  readonly #luckOf = (week: number | null): RandomStreams => {
    const known = this.#luck.get(week);
    if (known !== undefined) return known;
    const { seed } = this.#seeds;
    const made = createRandomStreams(
      this.#world,
      seed,
      luckSeedFrom(this.#seeds, this.#world.scenario.start, week as number),
    );
    this.#luck.set(week, made);
    return made;
  };
}

/** Runs of a block that draw under the same luck: their positions, and the runs as which they draw. */
type Group = { readonly luck: RandomStreams; readonly positions: Int32Array; readonly runs: Int32Array };

/** As which run, and under whose luck, each position of a block draws now. */
class Addresses {
  readonly #luckOf: (week: number | null) => RandomStreams;
  readonly #now: Stretch[];
  #groups: readonly Group[] | undefined;

  constructor(now: readonly Stretch[], luckOf: (week: number | null) => RandomStreams) {
    this.#now = [...now];
    this.#luckOf = luckOf;
  }

  turn(positions: readonly number[], to: readonly Stretch[]): void {
    positions.forEach((i, k) => {
      this.#now[i] = to[k];
    });
    this.#groups = undefined;
  }

  at(position: number): { readonly luck: RandomStreams; readonly run: number } {
    const { week, run } = this.#now[position];
    return { luck: this.#luckOf(week), run };
  }

  get groups(): readonly Group[] {
    this.#groups ??= [...new Set(this.#now.map(({ week }) => week))].map((week) => {
      const positions = Int32Array.from(this.#now.keys()).filter((i) => this.#now[i].week === week);
      return { luck: this.#luckOf(week), positions, runs: positions.map((i) => this.#now[i].run) };
    });
    return this.#groups;
  }
}

/** One stream of a block's particles. */
class ParticleSource implements UniformSource {
  readonly #addresses: Addresses;
  readonly #key: keyof RandomStreams;
  readonly #firstRun: number;
  #even = new Float64Array(0);
  #odd = new Float64Array(0);

  constructor(addresses: Addresses, key: keyof RandomStreams, firstRun: number) {
    this.#addresses = addresses;
    this.#key = key;
    this.#firstRun = firstRun;
  }

  uniform(run: number, index: number, entity: number): number {
    const at = this.#addresses.at(run - this.#firstRun);
    return at.luck[this.#key].uniform(at.run, index, entity);
  }

  /** One by one: what a design lays out is no pair. */
  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    for (let i = 0; i < count; i++) out[i] = this.uniform(firstRun + i, index, entity);
  }

  fillUniformPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    members: Int32Array,
    count: number,
    index: number,
    entity: number,
  ): void {
    if (firstRun === this.#firstRun && isEveryone(members, count)) {
      this.#fillPairs(even, odd, count, index, entity);
      return;
    }
    for (let k = 0; k < count; k++) {
      even[k] = this.uniform(firstRun + members[k], index, entity);
      odd[k] = this.uniform(firstRun + members[k], index + 1, entity);
    }
  }

  fillNormalPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    count: number,
    index: number,
    entity: number,
  ): void {
    if (firstRun !== this.#firstRun) throw new RangeError(`first run: must be ${this.#firstRun}, got ${firstRun}`);
    this.#fillPairs(even, odd, count, index, entity);
    for (let i = 0; i < count; i++) even[i] = normalQuantile(even[i]);
    for (let i = 0; i < count; i++) odd[i] = normalQuantile(odd[i]);
  }

  /** Of all `count` runs of the block. */
  #fillPairs(even: Float64Array, odd: Float64Array, count: number, index: number, entity: number): void {
    if (this.#even.length < count) [this.#even, this.#odd] = [new Float64Array(count), new Float64Array(count)];
    for (const { luck, positions, runs } of this.#addresses.groups) {
      luck[this.#key].fillUniformPair(this.#even, this.#odd, 0, runs, runs.length, index, entity);
      for (let k = 0; k < positions.length; k++) {
        even[positions[k]] = this.#even[k];
        odd[positions[k]] = this.#odd[k];
      }
    }
  }
}

function isEveryone(members: Int32Array, count: number): boolean {
  for (let k = 0; k < count; k++) if (members[k] !== k) return false;
  return true;
}
