/** What a page is given of the engine: bundled by test/sim/engine/chromium.test.ts. */
export { distributionBits } from "./distribution-bits.ts";
export { fingerprintOf } from "./fingerprint.ts";
export { resultsInMemory } from "./results-in-memory.ts";
