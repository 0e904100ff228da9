/** Everything that the chart of drivers says. */
export const driversWords = {
  question: "What drives it?",
  grades: {
    A: "A: official",
    B: "B: reputable",
    C: "C: one figure",
    D: "D: inference",
    rest: "all else",
  },
  rest: "all else, chance and interplay",
  axis: "share of the variance over runs",
  notes: [
    "Share of each outcome's variance over runs that one uncertain number explains by itself, largest first.",
    "Colour: the grade of the evidence it rests on, from A (official statistic) to D (inference).",
  ],
  error: "Monte Carlo error: bars are 95 % limits of each share (jackknife); figures are ± one standard error.",
  kind: (outcomes: string) => `Horizontal bars with error bars, one panel for each of: ${outcomes}.`,
  reading: (each: readonly string[]) =>
    `The single number that most of the variance over runs rests on: of ${each.join("; of ")}.`,
  most: (outcome: string, input: string, share: string) => `“${outcome}”, ${input} (${share})`,
  none: (outcome: string, share: string) => `“${outcome}”, none beyond error (all else ${share})`,
};
