/** What the numbers do not hold, in plain words. */
export const limits: readonly string[] = [
  "The ± and the limits are Monte Carlo errors: they shrink with more runs and say nothing about whether the model or its inputs are right. The inputs' grades do.",
  "Where a scenario is undecided between two cases, such as covered or not covered, the runs fall into two camps, and a median may lie between them, where few runs are. Read the bands.",
  "Output lost is a reading, low and high: weeks of a sector's output lost, weighted by its use of the metals, times the share of a year's GDP that hangs on them. No rebound afterwards is counted.",
  "A line stops where a sector's first firm, with the thinnest stock, runs dry: firms differ in stock alone, and do not help each other out.",
  "The exporter follows the scenario's states and their probabilities: it watches neither stocks nor prices, and its own lost sales only where settlement is switched on.",
  "Prices answer to what is open, to noise and to a squeeze in the exporter's own market; none has a floor of costs.",
];
