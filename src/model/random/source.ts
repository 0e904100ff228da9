/**
 * Where the random numbers of one purpose come from, by address (run, index, entity); `Stream` draws them independently, a
 * design lays some of them out. What an address gives depends on nothing but the address.
 */
export type UniformSource = {
  /** A number in the open interval (0, 1); `entity` is a position in the list of entities. */
  uniform(run: number, index: number, entity: number): number;
  /** `out[i]` becomes the uniform of run `firstRun + i`. */
  fillUniform(out: Float64Array, firstRun: number, count: number, index: number, entity: number): void;
  /**
   * The uniforms `index`, which must be even, and `index + 1` of some runs only: `even[k]` and `odd[k]` become those of
   * run `firstRun + members[k]`.
   */
  fillUniformPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    members: Int32Array,
    count: number,
    index: number,
    entity: number,
  ): void;
  /** Standard normals from the uniforms `index`, which must be even, and `index + 1`. */
  fillNormalPair(
    even: Float64Array,
    odd: Float64Array,
    firstRun: number,
    count: number,
    index: number,
    entity: number,
  ): void;
};
