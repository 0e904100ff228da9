import type { Reporter, TestModule } from "vitest/node";

/** Processor time above which a file of tests is a finding [s]: printed, never asserted, since machines differ. */
const budgetSeconds = 20;

/** Prints, after all others, the ten files of tests that took most processor time. */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const timed = modules
      .map((module) => ({ path: module.relativeModuleId, seconds: module.meta().processorSeconds ?? 0 }))
      .toSorted((a, b) => b.seconds - a.seconds);
    if (timed.length < 10) return;
    const total = timed.reduce((sum, { seconds }) => sum + seconds, 0);
    const lines = timed.slice(0, 10).map(({ path, seconds }) => {
      const finding = seconds > budgetSeconds ? `  above the budget of ${budgetSeconds} s` : "";
      return `  ${seconds.toFixed(1).padStart(6)}  ${path}${finding}`;
    });
    process.stdout.write(
      `\nProcessor time of ${timed.length} files: ${total.toFixed(0)} s; the slowest:\n${lines.join("\n")}\n`,
    );
  }
}
