import { defineConfig } from "vitest/config";

/** The tests that a mutant has to pass: those of the mutated folders, in one process each, fast ones only. */
export default defineConfig({
  test: {
    setupFiles: ["test/support/seed-properties.ts"],
    include: (process.env.MUTATION_TESTS ?? "test/sim/scoring/scores/**/*.test.ts").split(","),
    testTimeout: 1_800_000,
  },
});
