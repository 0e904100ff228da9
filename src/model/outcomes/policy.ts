import type { Block } from "../block.ts";
import { addTo, type Column, column } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { outcomeFamily } from "./outcome.ts";

/** Weeks with a restriction in force, with one that others have joined, and with all orders refused. */
type PolicyCourse = {
  readonly restricted: Column;
  readonly fragmented: Column;
  readonly blocked: Column;
};

/** How long the exporter restricts, how hard, and which of three endings a run has. */
export const policyCourse = outcomeFamily({
  start: ({ runs }: Block): PolicyCourse => ({
    restricted: column(runs),
    fragmented: column(runs),
    blocked: column(runs),
  }),
  outcomes: {
    banWeeks: {
      unit: "weeks",
      kind: "amount",
      headline: 70,
      spoken: "ban",
      of: { run: ({ restricted }) => restricted },
    },
    blockedWeeks: { unit: "weeks", kind: "amount", spoken: "blocked", of: { run: ({ blocked }) => blocked } },
    fragmentedWeeks: {
      unit: "weeks",
      kind: "amount",
      spoken: "fragmented",
      of: { run: ({ fragmented }) => fragmented },
    },
    coversCivilUse: { unit: "share", kind: "case", of: { run: (_, { covered }) => covered } },
    briefStandoff: { unit: "share", kind: "case", headline: 80, of: { run: endsAs("brief") } },
    prolongedDispute: { unit: "share", kind: "case", headline: 90, of: { run: endsAs("prolonged") } },
    fragmentedMarket: { unit: "share", kind: "case", headline: 100, of: { run: endsAs("fragmented") } },
  },
  week: ({ restricted, fragmented, blocked }, _, week) => {
    addTo(blocked, week.refused);
    addTo(restricted, week.restricted);
    addTo(fragmented, week.fragmented);
  },
});

/** 1 in the runs with that ending, and 0 in the others. */
function endsAs(ending: "brief" | "prolonged" | "fragmented") {
  return ({ restricted, fragmented }: PolicyCourse, { inputs }: Block): Column => {
    const briefWithin = inputColumn(inputs, "outcomes.briefWithin");
    const fragmentedFrom = inputColumn(inputs, "outcomes.fragmentedFrom");
    return restricted.map((weeks, i) => {
      const found = fragmented[i] >= fragmentedFrom[i] ? "fragmented" : weeks <= briefWithin[i] ? "brief" : "prolonged";
      return found === ending ? 1 : 0;
    });
  };
}
