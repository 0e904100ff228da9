import { studyKey } from "../../src/model/random/key.ts";
import { createStreams, type Stream } from "../../src/model/random/stream.ts";
import { type Filtered, filterFacts, type Wide } from "../../src/sim/engine/filter/filter.ts";
import { type Lineage, livesOf, type Stretch } from "../../src/sim/engine/filter/lineage.ts";

/** One life: its uniform by week and index, under the luck of the stretch that the week is in; and where stretches begin. */
export type ToyLife = {
  readonly first: (index: number) => number;
  readonly uniform: (week: number, index: number) => number;
  readonly begins: (week: number) => boolean;
};

/** A made-up world: log likelihood of each fact for one life, and what is asked of it in the end. */
export type Toy = {
  readonly weeks: readonly number[];
  readonly follow: (life: ToyLife) => {
    readonly logLikelihoods: readonly number[];
    readonly values: readonly number[];
  };
};

/** Filters a toy; returns the numbers asked for, a column each. */
export async function filterToy(toy: Toy, seed: string, particles: number, floor: number, wide?: Wide) {
  const streams = new Map<number | null, Stream>();
  const streamOf = (week: number | null): Stream => {
    const known = streams.get(week);
    const stream =
      known ?? createStreams(studyKey(week === null ? seed : `${seed} from ${week}`)).stream("toy", ["all"]);
    streams.set(week, stream);
    return stream;
  };
  const lifeOf = (stretches: readonly Stretch[]): ToyLife => {
    const at = (week: number) => stretches.findLast((each) => each.week === null || each.week <= week) as Stretch;
    return {
      first: (index) => streamOf(null).uniform(stretches[0].run, index, 0),
      uniform: (week, index) => streamOf(at(week).week).uniform(at(week).run, 1000 + index, 0),
      begins: (week) => stretches.some((each) => each.week === week),
    };
  };
  const followAll = (slots: readonly number[], lineage: Lineage) => {
    const lives = livesOf(lineage);
    return slots.map((slot) => toy.follow(lifeOf(lives(slot))));
  };
  const asked: number[] = [];
  const filtered: Filtered = await filterFacts({
    particles,
    wide,
    weeks: toy.weeks,
    floor,
    luckOf: (week) =>
      createStreams(studyKey(`${seed} from ${week}`))
        .stream("filter.copies", ["all"])
        .uniform(0, 0, 0),
    logLikelihoods: async (slots, lineage, first) => {
      asked.push(slots.length);
      const found = followAll(slots, lineage);
      return toy.weeks
        .slice(first)
        .map((_, k) => Float64Array.from(found, ({ logLikelihoods }) => logLikelihoods[first + k]));
    },
  });
  const everyone = Array.from({ length: particles }, (_, slot) => slot);
  const ended = followAll(everyone, filtered.lineage);
  const values = ended[0].values.map((_, k) => Float64Array.from(ended, (each) => each.values[k]));
  return { ...filtered, values, asked };
}
