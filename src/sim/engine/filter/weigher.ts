import type { Fact } from "../facts/fact.ts";
import { FactsWatch } from "../facts/watch.ts";
import type { Probed } from "../probes/probe.ts";
import { type Range, rangesOf, runsPerBlock } from "../ranges.ts";
import type { PartMaker, Told } from "../simulate-part.ts";
import { type Drawn, simulateRuns } from "../simulate-runs.ts";

/** What each fact is held against in every particle, part by part; a column a fact, in the order given. */
export class Weigher implements PartMaker<Probed> {
  private readonly study: Drawn;
  private readonly facts: readonly Fact[];
  private readonly watch: FactsWatch;

  /** RangeError for a series that the world does not have. */
  constructor(study: Drawn, facts: readonly Fact[]) {
    this.study = study;
    this.facts = facts;
    this.watch = new FactsWatch(study.world, facts);
  }

  /** Simulates to the last fact. A particle that throws on the way has no value, NaN: it fails where a study is made of it. */
  async simulate(part: Range, { onRange }: Pick<Told, "onRange">): Promise<Probed> {
    const columns = this.facts.map(() => new Float64Array(part.runs));
    for (const range of rangesOf(part.runs, part.firstRun)) {
      for (let done = 0; done < range.runs; done += runsPerBlock) {
        const block = { firstRun: range.firstRun + done, runs: Math.min(runsPerBlock, range.runs - done) };
        this.weigh(block, columns, block.firstRun - part.firstRun);
      }
      await onRange(range.runs);
    }
    return { kind: "done", range: part, columns, failures: [] };
  }

  /** What throws is looked for by halving. */
  private weigh({ firstRun, runs }: Range, columns: readonly Float64Array[], at: number): void {
    const { watch } = this;
    watch.begin(runs);
    try {
      const listener = {
        week: (...told: Parameters<FactsWatch["week"]>) => watch.week(...told),
        step: (_: number, block: Parameters<FactsWatch["step"]>[0]) => watch.step(block),
        runUp: (_: number, block: Parameters<FactsWatch["step"]>[0]) => watch.step(block),
        runUpWeek: watch.runUpWeek,
      };
      simulateRuns(this.study, firstRun, runs, listener, watch.lastWeek + 1);
    } catch {
      const half = runs >> 1;
      if (runs === 1) for (const column of columns) column[at] = Number.NaN;
      else {
        this.weigh({ firstRun, runs: half }, columns, at);
        this.weigh({ firstRun: firstRun + half, runs: runs - half }, columns, at + half);
      }
      return;
    }
    watch.values.forEach((values, f) => void columns[f].set(values, at));
  }
}
