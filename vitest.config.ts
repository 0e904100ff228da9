import { defineConfig, type Plugin } from "vitest/config";
import { SlowestFiles } from "./test/support/slowest-files.ts";

/** Tests that need what a machine may lack: a browser, LibreOffice, Slurm, GNU parallel, NumPy, pandas, R. */
const machines = [
  "test/bench/**/*.test.ts",
  "test/cluster/**/*.test.ts",
  "test/docs/data.test.ts",
  "test/docs/python-and-r.test.ts",
  "test/report/explorer/bad-input.test.ts",
  "test/report/explorer/in-browser.test.ts",
  "test/report/explorer/printed.test.ts",
  "test/report/explorer/reading.test.ts",
  "test/report/explorer/shipped-page.test.ts",
  "test/report/office/libreoffice.test.ts",
  "test/report/page/brief/printed.test.ts",
  "test/report/page/in-browser.test.ts",
  "test/sim/engine/chromium.test.ts",
];

/** Tests of the whole: commands, the documents that quote them, the package, results folders; what replaces a module. */
const whole = [
  "test/cli/**/*.test.ts",
  "test/docs/**/*.test.ts",
  "test/package.test.ts",
  "test/sim/results/**/*.test.ts",
  "test/model/wasm-fallback.test.ts",
];

/** Where threads are started, and the bundle of their code, seen from there. */
const bundles = [
  ["/src/sim/engine/worker-file.ts", "../../../dist/sim-engine-worker.js"],
  ["/src/sim/inference/points/run.ts", "../../../../dist/sim-inference-points-worker.js"],
] as const;

/** Threads of tests start from their bundle, which `built.ts` makes of the sources: that takes a sixth of the time. */
const bundledThreads: Plugin = {
  name: "bundled threads",
  transform(code, id) {
    const bundle = bundles.find(([file]) => id.endsWith(file))?.[1];
    if (bundle === undefined) return undefined;
    if (!code.includes('URL("./worker.ts"')) throw new Error(`${id}: must name "./worker.ts"`);
    return { code: code.replace('URL("./worker.ts"', `URL("${bundle}"`), map: null };
  },
};

const include = ["test/**/*.test.ts"];

const shared = {
  // No test takes parts from the cache of whoever runs it, or leaves any there.
  env: { CHOKEPOINT_CACHE_MB: "0" },
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
      {
        plugins: [bundledThreads],
        // Files share what they import: each on its own would spend half a second on it.
        test: { ...shared, isolate: false, name: "unit", include, exclude: [...machines, ...whole] },
      },
      { plugins: [bundledThreads], test: { ...shared, name: "whole", include: whole, exclude: machines } },
      { test: { ...shared, name: "machines", include: machines } },
    ],
  },
});
