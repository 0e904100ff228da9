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
      of: { run: restrictedWeeks },
    },
    blockedWeeks: { unit: "weeks", kind: "amount", spoken: "blocked", of: { run: ({ blocked }) => blocked } },
    fragmentedWeeks: {
      unit: "weeks",
      kind: "amount",
      spoken: "fragmented",
      of: { run: fragmentedWeeks },
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

/** No two lengths of time that a scenario tells apart are so close [weeks]. */
const sameTime = 1e-9;

function restrictedWeeks({ restricted }: PolicyCourse, { restrictedSpells }: Block): Column {
  return withoutRounding(restricted, restrictedSpells);
}

function fragmentedWeeks({ fragmented }: PolicyCourse, { fragmentedSpells }: Block): Column {
  return withoutRounding(fragmented, fragmentedSpells);
}

/**
 * Weeks summed up by parts of steps, or the exact sum of the spells where that is known and theirs: a ban of 13 weeks that
 * begins on a Wednesday lasts 13 weeks, not 13.000000000000002.
 */
function withoutRounding(weeks: Column, spells: Column): Column {
  return weeks.map((sum, i) => (Math.abs(sum - spells[i]) < sameTime ? spells[i] : sum));
}

/** 1 in the runs with that ending, and 0 in the others. */
function endsAs(ending: "brief" | "prolonged" | "fragmented") {
  return (course: PolicyCourse, block: Block): Column => {
    const { inputs } = block;
    const [restricted, fragmented] = [restrictedWeeks(course, block), fragmentedWeeks(course, block)];
    const briefWithin = inputColumn(inputs, "outcomes.briefWithin");
    const fragmentedFrom = inputColumn(inputs, "outcomes.fragmentedFrom");
    return restricted.map((weeks, i) => {
      const found = fragmented[i] >= fragmentedFrom[i] ? "fragmented" : weeks <= briefWithin[i] ? "brief" : "prolonged";
      return found === ending ? 1 : 0;
    });
  };
}
