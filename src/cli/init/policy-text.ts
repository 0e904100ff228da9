import { dateOfWeek } from "../../model/calendar.ts";
import type { Answers } from "../commands/init/questions.ts";
import type { Numbers } from "./numbers-text.ts";

/** Trade as usual, then the ban; how long either lasts. */
export function policyText({ start, lasts }: Pick<Answers, "start" | "lasts">, { said, fixed }: Numbers): string {
  return `# What the exporter does: states, how long each lasts, and what follows it. A branch is one more state with its odds.
policy:
  # History ends here: from this day on how long the ban lasts is drawn, given how long it has lasted. Where it began a
  # while ago, write the last day on which you know that it was in force.
  knownUntil: ${start}
  script:
    - { date: ${dateOfWeek(start, -52)}, state: open }
    - { date: ${start}, state: ban }
  states:
    open:
      title: trade as usual
      role: open
      country: { all: { civil: {}, military: {} } }
      world: { all: {} }
      # calm: relapses after episodes on record (configs/evidence/fits.md, 5).
      lasts: calm
      next: { ban: remainder }
    ban:
      title: exports stopped
      role: restricted
      country:
        all:
          civil: &stopped { blocked: ${fixed(1, "share", "a full stop; what leaks all the same stands in leakage")} }
          military: *stopped
      world: { all: {} }
${lasts === undefined ? asOnRecord : `      lasts: ${said(lasts, "lasts")}`}
      next: { open: remainder }
`;
}

const asOnRecord = `      # dispute: half as long as withheld exports on record, half as refused purchases (configs/evidence/fits.md, 1 and 2).
      lasts: dispute`;
