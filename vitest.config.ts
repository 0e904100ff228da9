import { defineConfig } from "vitest/config";
import { SlowestFiles } from "./test/support/slowest-files.ts";

/** Tests that need what a machine may lack: a browser, Slurm, GNU parallel, NumPy, pandas, R. */
const machines = [
  "test/bench/**/*.test.ts",
  "test/cluster/**/*.test.ts",
  "test/docs/data.test.ts",
  "test/report/page/in-browser.test.ts",
  "test/sim/engine/chromium.test.ts",
];

/** Tests of the whole: commands, the documents that quote them, the package, results folders. */
const whole = [
  "test/cli/**/*.test.ts",
  "test/docs/**/*.test.ts",
  "test/package.test.ts",
  "test/sim/results/**/*.test.ts",
];

const shared = {
  setupFiles: ["test/support/seed-properties.ts", "test/support/processor-time.ts"],
  // For what hangs: no test is late on a machine that is slow or busy.
  testTimeout: 1_800_000,
  hookTimeout: 1_800_000,
  teardownTimeout: 300_000,
};

export default defineConfig({
  test: {
    globalSetup: ["test/support/built.ts"],
    // All processors: by default one is left idle, which of two is half.
    maxWorkers: "100%",
    reporters: ["default", new SlowestFiles()],
    projects: [
      { test: { ...shared, name: "unit", include: ["test/**/*.test.ts"], exclude: [...machines, ...whole] } },
      { test: { ...shared, name: "whole", include: whole, exclude: machines } },
      { test: { ...shared, name: "machines", include: machines } },
    ],
  },
});
