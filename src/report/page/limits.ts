/** What the numbers do not hold, in plain words. */
export const limits: readonly string[] = [
  "No licence office: applications, waiting times and approvals are not simulated, only the share of the orders that is blocked.",
  "No leakage: no metal arrives through third countries because of the price.",
  "No squeeze in the exporter's own market, by crackdown, consolidation or speculation. The price peak of 2011 is therefore not reproduced, and price risk on the upside is understated.",
  "No loss in yen: need that goes unmet is counted in tonnes and shares, not in output or income.",
  "The ± and the limits are Monte Carlo errors: they shrink with more runs and say nothing about whether the model or its inputs are right. The inputs' grades do.",
  "Where a scenario is undecided between two cases, such as covered or not covered, the runs fall into two camps, and a median may lie between them, where few runs are. Read the bands.",
];
