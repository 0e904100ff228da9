import type { Estimate, InputGroup } from "../../sim/analysis/explain/explanation.ts";
import type { PairedDifference } from "../../sim/study/study.ts";

/** A difference and the parts that the groups of inputs have in it, which sum to it. */
export type Waterfall = PairedDifference & {
  readonly explained: PairedDifference;
  readonly remainder?: Estimate | undefined;
  readonly bars: readonly {
    readonly groups: readonly InputGroup[];
    readonly value: number;
    readonly standardError: number;
  }[];
};
