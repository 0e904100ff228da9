/** Everything that the waterfall says. */
export const waterfallWords = {
  question: (a: string, b: string) => `What leads from ${a} to ${b}?`,
  notes: [
    "Each bar is what one group of inputs adds, on average over all orders in which the groups could change (Shapley values); the bars sum to the difference.",
  ],
  error: (runs: string) =>
    `Monte Carlo error: rules are 95 % limits, figures ± one standard error; ${runs} of each scenario and hybrid, on common random numbers.`,
  kind: (a: string, b: string, outcome: string) =>
    `Waterfall of bars from ${a} to ${b}, one panel for each of: ${outcome}.`,
  steps: { up: "adds", down: "takes away", end: "mean of the scenario" },
  reading: (outcome: string, a: string, b: string, group: string, step: string) =>
    `Of the way from ${a} to ${b} in the mean ${outcome}, the largest step is ${group}: ${step}.`,
  nothing: (outcome: string, figure: string) => `Nothing that differs moves the mean ${outcome}: ${figure} in both.`,
};
