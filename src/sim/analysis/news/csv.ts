import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { sheetLine } from "../../study/files/csv.ts";
import type { ChangesRecord } from "./record.ts";

const heads = ["from", "to", "outcome", "unit", "step", "facts", "mean", "difference", "standardError"];

/** What changed as a table: a line an outcome and step, before it a line of what it was, after it one of all together. */
export function changesToCsv({ known, changes }: ChangesRecord): string {
  const called = known.map(({ facts, asOf }) => `${facts ?? "no facts"} ${asOf}`);
  const lines = changes.flatMap(({ steps, outcomes }, k) => {
    const ends = [called[k], called[k + 1]];
    return outcomes.flatMap(({ before, after, difference, standardError, steps: moved, ...key }) => {
      const of = [...ends, outcomeId(key), key.unit];
      return [
        [...of, "before", "", before.mean, 0, before.standardError],
        ...moved.map((each, s) => [
          ...[...of, steps[s].kind, steps[s].facts.join(" "), each.mean, each.difference, each.standardError],
        ]),
        [...of, "all", "", after.mean, difference, standardError],
      ];
    });
  });
  return `${[heads, ...lines].map(sheetLine).join("\n")}\n`;
}
