import type { RandomStreams, UniformSource } from "../../../model/random/source.ts";

/** A draw of every run, by its address within the run; `entity` is a position in the list of those that the stream serves. */
export type Draw = { readonly stream: keyof RandomStreams; readonly index: number; readonly entity: number };

/**
 * Draws that a run takes from another seed, those named or all but those named: what a design of sensitivity analysis needs,
 * whose points share all numbers but some. Run i takes them from run i of the other seed.
 */
export type Redrawn = { readonly seed: string; readonly which: "these" | "allBut"; readonly draws: readonly Draw[] };

/** The streams of a run, some of whose draws come from other streams. */
export function redraw(own: RandomStreams, other: RandomStreams, { which, draws }: Redrawn): RandomStreams {
  const names = Object.keys(own) as (keyof RandomStreams)[];
  const mixed = names.map((name) => {
    const named = draws.filter(({ stream }) => stream === name);
    if (named.length === 0) return [name, which === "these" ? own[name] : other[name]];
    return [
      name,
      which === "these"
        ? new RedrawnStream(own[name], other[name], named)
        : new RedrawnStream(other[name], own[name], named),
    ];
  });
  return Object.fromEntries(mixed) as RandomStreams;
}

/** A stream of which some draws come from another one. */
class RedrawnStream implements UniformSource {
  readonly #own: UniformSource;
  readonly #other: UniformSource;
  readonly #named: ReadonlySet<string>;

  constructor(own: UniformSource, other: UniformSource, named: readonly Draw[]) {
    this.#own = own;
    this.#other = other;
    this.#named = new Set(named.map(({ index, entity }) => addressOf(index, entity)));
  }

  uniform(run: number, index: number, entity: number): number {
    return this.#of(index, entity).uniform(run, index, entity);
  }

  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    this.#of(index, entity).fillUniform(out, firstRun, count, index, entity);
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
    this.#ofPair(index, entity).fillUniformPair(even, odd, firstRun, members, count, index, entity);
  }

  fillNormalPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    count: number,
    index: number,
    entity: number,
  ): void {
    this.#ofPair(index, entity).fillNormalPair(even, odd, firstRun, count, index, entity);
  }

  #of(index: number, entity: number): UniformSource {
    return this.#named.has(addressOf(index, entity)) ? this.#other : this.#own;
  }

  /** Throws RangeError where one draw of a pair is named alone: both halves are made at once. */
  #ofPair(index: number, entity: number): UniformSource {
    const source = this.#of(index, entity);
    if (this.#of(index + 1, entity) !== source) throw new RangeError(`draw ${index}: must be named with its pair`);
    return source;
  }
}

function addressOf(index: number, entity: number): string {
  return `${index}/${entity}`;
}
