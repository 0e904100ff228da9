import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed-properties.ts"],
    include: ["test/**/*.test.ts"],
    // All processors: by default one is left idle, which of two is half.
    maxWorkers: "100%",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
