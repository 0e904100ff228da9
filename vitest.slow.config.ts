import { defineConfig } from "vitest/config";

/** Laws that only many repetitions show: minutes, and so apart from `npm test`. */
export default defineConfig({
  test: {
    include: ["test/**/*.slow.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
