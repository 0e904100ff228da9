import type { Distribution } from "../../../src/model/distributions/distribution.ts";
import { survival } from "../../../src/model/distributions/survival.ts";
import {
  type Durations,
  durationsOf,
  measuresWithout,
  overPolitics,
  overTrade,
} from "../../../src/sim/inference/lengths/durations.ts";
import { quantileOf } from "../../../src/sim/inference/lengths/law.ts";
import { bothCovariates, type Group, posteriorOf, type Value } from "../../../src/sim/inference/lengths/posterior.ts";
import {
  type Limits,
  limits,
  limitsOf,
  predictiveQuantile,
  survivalBeyond,
} from "../../../src/sim/inference/lengths/predict.ts";
import { yearsBetween } from "../fits/dates.ts";
import { type LeaveOut, leaveOuts, measuresFile } from "../fits/episodes.ts";
import { figure, leaveOutHead, table } from "./table.ts";

const refusedOverPolitics: Group = { isRefusal: true, isPolitical: true };
const months = (to: string) => 12 * yearsBetween("2026-01-06", to);
/** How old the ban was at the data cut, and on the last day on which it is known to have been in force [months]. */
export const [age, lastSign] = [months("2026-01-31"), months("2026-09-22")];

/** By what is left out; each is fitted once. */
export const durations: Readonly<Record<LeaveOut, Durations>> = Object.fromEntries(
  leaveOuts.map((without) => [without, durationsOf(measuresFile, without === "nothing" ? undefined : without)]),
) as Record<LeaveOut, Durations>;

/** What scenarios carried before: half withheld exports, half refused purchases, each fitted by itself. */
const before = (weight: number): Distribution => ({
  kind: "mixture",
  components: [
    { weight, distribution: { kind: "lognormal", median: 2, p95: 7.7 } },
    { weight: 1 - weight, distribution: { kind: "weibull", shape: 1.71, median: 39 } },
  ],
});

/** P(the ban of January 2026 still stands on the last sign | it stood at the data cut), by the laws before. */
export const standsBefore = (weight: number) => survival(before(weight), lastSign) / survival(before(weight), age);
/** The same by the survival model. */
export const standsNow = (without: LeaveOut) =>
  survivalBeyond(durations[without].posteriors.dispute.lawsOf(overPolitics), lastSign, age);

export function measuresTable(): string {
  return table(
    ["measure", "kind", "over", "months"],
    measuresFile.measures.map(({ name, isRefusal, isPolitical, length: { atLeast, endedBy } }) => [
      name,
      isRefusal ? "refused" : "withheld",
      isPolitical ? "politics" : "trade",
      endedBy === null
        ? `over ${figure(atLeast)}`
        : endedBy === atLeast
          ? figure(atLeast)
          : `${figure(atLeast)} to ${figure(endedBy)}`,
    ]),
  );
}

export function lengthsTable(): string {
  const all = leaveOuts.map((without) => durations[without]);
  const kind = (name: string, group: Group, of: "withheld" | "dispute") => {
    const laws = all.map(({ posteriors }) => posteriors[of].lawsOf(group));
    return [
      [
        `${name}: median [months] (90 %)`,
        ...laws.map((each) => withRange(limitsOf(each, (law) => quantileOf(law, 0.5)))),
      ],
      [
        "drawn with luck: 5, 50, 95 % [months]",
        ...laws.map((each) => [0.05, 0.5, 0.95].map((p) => figure(predictiveQuantile(each, p))).join(", ")),
      ],
    ];
  };
  const effect = (of: (durations: Durations) => readonly Value[]) => all.map((each) => withRange(limits(of(each))));
  return table(leaveOutHead, [
    [
      "measures",
      ...leaveOuts.map((each) => String(measuresWithout(measuresFile, each === "nothing" ? undefined : each).length)),
    ],
    ...kind("withheld over trade", overTrade, "withheld"),
    ...kind("withheld over politics", overPolitics, "dispute"),
    ...kind("refused over politics", refusedOverPolitics, "withheld"),
    ["effect of refusing [ln months]", ...effect(({ posteriors }) => posteriors.withheld.refusal)],
    ["effect of politics [ln months]", ...effect(({ posteriors }) => posteriors.withheld.politics)],
    ["the ban of 2026 stands on 22 September, given 31 January", ...leaveOuts.map((each) => figure(standsNow(each)))],
  ]);
}

const structures = {
  "kind and trigger": bothCovariates,
  "kind alone": { refusal: true, politics: false },
  "trigger alone": { refusal: false, politics: true },
  neither: { refusal: false, politics: false },
} as const;

export function structureTable(): string {
  const measures = measuresWithout(measuresFile, measuresFile.foretold);
  const fits = Object.entries(structures).map(([name, structure]) => ({
    name,
    posterior: posteriorOf(measures, structure),
  }));
  const best = Math.max(...fits.map(({ posterior }) => posterior.logEvidence));
  return table(
    [
      "effects",
      "ln evidence, less the best",
      "withheld over politics, median [months] (90 %)",
      "stands on 22 September",
    ],
    fits.map(({ name, posterior }) => {
      const laws = posterior.lawsOf(overPolitics);
      return [
        name,
        figure(posterior.logEvidence - best),
        withRange(limitsOf(laws, (law) => quantileOf(law, 0.5))),
        figure(survivalBeyond(laws, lastSign, age)),
      ];
    }),
  );
}

export function beforeTable(): string {
  return table(
    ["law of a dispute", "the ban of 2026 stands on 22 September, given 31 January"],
    [
      ["before, weight of withheld exports 1", figure(standsBefore(1))],
      ["before, 1/2, as shipped", figure(standsBefore(0.5))],
      ["before, 1/3", figure(standsBefore(1 / 3))],
      ["now", figure(standsNow("nothing"))],
      ["now, rows as they are written", figure(asWritten())],
    ],
  );
}

/** With the ends as the rows have them, the controls of October 2025 among them. */
function asWritten(): number {
  const written = (name: string, atLeast: number) => ({ name, atLeast });
  const ends = [written("Ga/Ge licensing (acute phase)", 2), written("Heavy-REE licensing (acute phase)", 3.9)];
  const measures = measuresWithout(measuresFile, measuresFile.foretold).map((measure) => {
    const end = ends.find(({ name }) => name === measure.name);
    return end === undefined
      ? measure
      : { ...measure, length: { atLeast: end.atLeast, endedBy: end.atLeast, seenAt: 0 } };
  });
  const october = {
    name: "9 Oct",
    isRefusal: false,
    isPolitical: false,
    length: { atLeast: 1, endedBy: 1, seenAt: 0 },
  };
  return survivalBeyond(posteriorOf([...measures, october]).lawsOf(overPolitics), lastSign, age);
}

function withRange({ middle, low, high }: Limits): string {
  return `${figure(middle)} (${figure(low)} to ${figure(high)})`;
}
