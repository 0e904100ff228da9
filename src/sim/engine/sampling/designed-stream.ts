import type { UniformSource } from "../../../model/random/source.ts";

/** A run's coordinate in one dimension of a design, in (0, 1), from a plain uniform that places it within its cell. */
export type Coordinate = (run: number, within: number) => number;

/** A stream in which a design lays out some of the draws: `coordinates[index][entity]`; all others are drawn as ever. */
export class DesignedStream implements UniformSource {
  readonly #drawn: UniformSource;
  readonly #coordinates: readonly (readonly (Coordinate | null)[])[];

  constructor(drawn: UniformSource, coordinates: readonly (readonly (Coordinate | null)[])[]) {
    this.#drawn = drawn;
    this.#coordinates = coordinates;
  }

  uniform(run: number, index: number, entity: number): number {
    const drawn = this.#drawn.uniform(run, index, entity);
    const coordinate = this.#coordinates[index]?.[entity] ?? null;
    return coordinate === null ? drawn : coordinate(run, drawn);
  }

  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void {
    this.#drawn.fillUniform(out, firstRun, count, index, entity);
    const coordinate = this.#coordinates[index]?.[entity] ?? null;
    if (coordinate === null) return;
    for (let i = 0; i < count; i++) out[i] = coordinate(firstRun + i, out[i]);
  }

  /** Throws RangeError: no draw that comes in pairs is laid out. */
  fillUniformPair(): never {
    throw new RangeError("fillUniformPair: a design lays out single draws");
  }

  /** Throws RangeError: no draw that comes in pairs is laid out. */
  fillNormalPair(): never {
    throw new RangeError("fillNormalPair: a design lays out single draws");
  }
}
