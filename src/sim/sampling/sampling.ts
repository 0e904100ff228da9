/** How the uncertain numbers of a study's runs are laid out over their ranges; part of what makes a study, like its seed. */
export type Sampling = { readonly kind: "plain" };

/** Each run's numbers independent of every other run's. */
export const plainSampling: Sampling = { kind: "plain" };
