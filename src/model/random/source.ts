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

/** Every stream the model draws from: a mechanism owns its streams, by name, so that no other moves them. */
export type RandomStreams = {
  /** One draw a run for each uncertain input, by its path; for all of a posterior one together. */
  readonly input: UniformSource;
  /** One draw a visit, by state. */
  readonly policyDwell: UniformSource;
  readonly policyNext: UniformSource;
  /** One draw a run: whether an unclear restriction covers civil use. */
  readonly policyCoverage: UniformSource;
  /** One draw a run and decision: how the office favours it. */
  readonly licenceFavour: UniformSource;
  /** One draw a week and decision: how many of that week's lots are granted. */
  readonly licences: UniformSource;
  /** One draw an onset. */
  readonly squeeze: UniformSource;
  /** One draw a run, by sector: where in the spread of its firms the first to run dry stands. */
  readonly firstFirm: UniformSource;
  /** One draw a step, by material. */
  readonly domesticQuote: UniformSource;
  /** One draw a step, that all materials share. */
  readonly sharedQuote: UniformSource;
  /** One draw a step: how many jumps there are. */
  readonly quoteJumps: UniformSource;
  /** One draw a step with jumps in it, by material, and one that all share. */
  readonly jumpSizes: UniformSource;
};
