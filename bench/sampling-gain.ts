import { availableParallelism } from "node:os";
import { readScenarioFile } from "../src/index.ts";
import { formatWithError } from "../src/report/words/figures.ts";
import type { Figure } from "./sampling/figures.ts";
import { gainsOf, measureDesign } from "./sampling/measure-design.ts";

const targets: readonly Figure[] = [
  { label: "1 % on the mean unmet need", id: "unmetNeedShare.Dy", statistic: "mean" },
  { label: "3 % on the 95th percentile of the peak price", id: "pricePaidPeakMultiple.Dy", statistic: "p95" },
];

/** Processor time to reach an error under plain sampling over that under the sampling that suits: any error, so these. */
export async function samplingGain(studies: number): Promise<void> {
  const { scenario } = readScenarioFile("ban-2026");
  const size = { runs: 4096, studies, workers: availableParallelism() };
  const plain = await measureDesign(scenario, "plain", targets, size);
  const outlined = await measureDesign(scenario, "outlined", targets, size);
  const { time, cost } = gainsOf(plain, outlined);
  console.log("\nban-2026, --sampling outlined");
  console.log(`  a run over a plain one          ${cost.toFixed(2)}`);
  targets.forEach(({ label }, k) => {
    const gain = time[k];
    if (gain !== null)
      console.log(
        `  plain time over its, to ${label}: ${formatWithError(gain.value, gain.standardError)}  (aim 5 or more)`,
      );
  });
}
