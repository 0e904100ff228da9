import fc from "fast-check";

/**
 * Properties are drawn from one seed, so that the same code gets the same verdict each time; one that names its own seed
 * keeps it. `PROPERTY_SEED`, a whole number, draws others, to look further; what fails tells its seed.
 */
const { PROPERTY_SEED: given = "20260106" } = process.env;
const seed = Number(given);
if (given.trim() === "" || !Number.isInteger(seed)) throw new RangeError(`PROPERTY_SEED: no whole number: ${given}`);
fc.configureGlobal({ seed });
