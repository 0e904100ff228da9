/** Seeds derived from a study's by purpose. As JSON, they are none that a user would think of. */
const derived = (seed: string, purpose: string) => JSON.stringify([seed, purpose]);

/** Of the pilot, whose runs are independent of the study's. */
export const pilotSeed = (seed: string) => derived(seed, "pilot");

/** Of the runs by which importance sampling finds its region: independent of the study's and of the pilot's. */
export const regionSeed = (seed: string) => derived(seed, "region");

/** Of the luck of the second run of each pair. */
export const luckSeed = (seed: string) => derived(seed, "luck");
