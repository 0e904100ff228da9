import type { Reporter, TestModule } from "vitest/node";

/** Processor time above which a file of tests is a finding [s]: printed, never asserted, since machines differ. */
const budgetSeconds = 20;

/**
 * Prints, after all others, the ten files of tests that took most processor time, all of them where FILE_TIMES is `all`.
 * The time of Vitest itself is in none; `/usr/bin/time -v npm test` tells that of everything.
 */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const timed = modules
      .map((module) => {
        const { processorSeconds: own = 0, startedSeconds: started = 0 } = module.meta();
        return { path: module.relativeModuleId, seconds: own + started, started };
      })
      .toSorted((a, b) => b.seconds - a.seconds);
    if (timed.length < 10) return;
    const total = timed.reduce((sum, { seconds }) => sum + seconds, 0);
    const lines = timed
      .slice(0, process.env.FILE_TIMES === "all" ? timed.length : 10)
      .map(({ path, seconds, started }) => {
        const processes = started >= 0.1 ? `  of it ${started.toFixed(1)} in processes that it started` : "";
        const finding = seconds > budgetSeconds ? `  above the budget of ${budgetSeconds} s` : "";
        return `  ${seconds.toFixed(1).padStart(6)}  ${path}${processes}${finding}`;
      });
    process.stdout.write(
      `\nProcessor time of ${timed.length} files: ${total.toFixed(0)} s; the slowest:\n${lines.join("\n")}\n`,
    );
  }
}
