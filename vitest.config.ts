import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed-properties.ts"],
    include: ["test/**/*.test.ts"],
    // All processors: by default one is left idle, which of two is half.
    maxWorkers: "100%",
    // For what hangs: no test is late on a machine that is slow or busy.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    teardownTimeout: 300_000,
  },
});
