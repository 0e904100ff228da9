/** Everything that the chart of how long a restriction lasts says. */
export const durationWords = {
  question: { lasting: "How long will it last?", coming: "Does a restriction come back?" },
  kind: (what: string, states: string) =>
    `Stacked areas over time: the share of the runs in which ${what}, by what is in force: ${states}.`,
  lasting: "the restriction of today is still in force, without a break",
  coming: "a restriction is in force",
  notes: {
    lasting: (today: string) =>
      `Share of the runs, all with a restriction in force on ${today}, in which it has not been lifted since, by what it has become.`,
    coming: (today: string) =>
      `Share of the runs, all without a restriction on ${today}, in which one is in force, by its kind.`,
    censored: (end: string) => `The runs end on ${end}: what is in force then lasts longer.`,
    error: (points: string, runs: string) =>
      `Monte Carlo error: the grey ribbon on the upper edge is the 95 % limits (Wilson), at most ±${points} points; ${runs} followed.`,
  },
  axis: "share of runs",
  tooltip: { date: "on", low: "95 % limits, from", high: "to" },
  labels: { lasting: "not lifted since", inForce: "in force, breaks or not" },
  reading: {
    lasting: (today: string, after: string, end: string) =>
      `With a restriction in force on ${today}, it ${after}${end}.`,
    year: (share: string) => `outlasts the next year in ${share} of the runs, and `,
    end: (weeks: number, share: string) => `outlasts all ${weeks} weeks left in ${share}`,
    half: (weeks: string) => `; half of the runs see it lifted within ${weeks}`,
    coming: (today: string, after: string, end: string) =>
      `No restriction is in force on ${today}; one is ${after}${end}.`,
    yearOn: (share: string) => `a year on in ${share} of the runs, and `,
    endOn: (weeks: number, share: string) => `after ${weeks} weeks in ${share}`,
  },
  table: { lasting: "0-1", share: "0-1", low: "0-1", high: "0-1", inForce: "0-1" },
};
