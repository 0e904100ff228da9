/**
 * How the uncertain numbers of a study's runs are laid out over their ranges; part of what makes a study, like its seed.
 * docs/sampling.md says which does what, and for what it pays.
 */
export type Sampling =
  /** Each run's numbers independent of every other run's. */
  | { readonly kind: "plain" }
  /** Scrambled Sobol' points: even in all numbers at once. */
  | { readonly kind: "sobol" }
  /** Latin hypercubes: even in each number by itself. */
  | { readonly kind: "latin" }
  /** Even in how long the present restriction lasts, together with whether it covers civil use. */
  | { readonly kind: "stratified" };

export const plainSampling: Sampling = { kind: "plain" };
