import { defineConfig } from "vitest/config";

/** Laws that only many repetitions show: minutes, and so apart from `npm test`. */
export default defineConfig({
  test: {
    include: ["test/**/*.slow.ts"],
    env: { CHOKEPOINT_CACHE_MB: "0" },
    setupFiles: ["test/support/seed-properties.ts"],
    testTimeout: 7_200_000,
    hookTimeout: 7_200_000,
    teardownTimeout: 300_000,
  },
});
