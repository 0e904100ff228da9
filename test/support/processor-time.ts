import { afterAll } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Processor time of the process that ran a file of tests, its worker threads included, its children not [s]. */
    processorSeconds?: number;
  }
}

afterAll(({}, suite) => {
  const { user, system } = process.cpuUsage();
  suite.file.meta.processorSeconds = (user + system) / 1e6;
});
