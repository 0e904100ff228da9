import { fitDurations, type Law } from "../fits/duration-fit.ts";
import { type Episode, episodes, type LeaveOut, leaveOuts } from "../fits/episodes.ts";
import { kaplanMeier, kaplanMeierQuantile } from "../fits/kaplan-meier.ts";
import { scaleGivenMedian } from "../fits/scale-given-median.ts";
import { figure, leaveOutHead, table, withError } from "./table.ts";

export const withheld = (without: LeaveOut) => episodes("export-restriction", without);
export const refused = (without: LeaveOut) => episodes("market-access", without);

export function withheldTable(): string {
  const fits = leaveOuts.map((without) => fitDurations(withheld(without), "lognormal"));
  return table(leaveOutHead, [
    ["cases, of which censored", ...leaveOuts.map((without) => counts(withheld(without)))],
    ["median [months]", ...fits.map(({ median }) => withError(median))],
    ["log-sd", ...fits.map(({ scale }) => withError(scale))],
    ["p95 [months]", ...fits.map(({ quantile }) => withError(quantile(0.95)))],
    ["Kaplan-Meier median [months]", ...leaveOuts.map((without) => figure(medianOf(withheld(without))))],
    [
      "log-sd, the median held at 2 months",
      ...leaveOuts.map((without) => figure(scaleGivenMedian(withheld(without), "lognormal", 2))),
    ],
    [
      "p95 then [months]",
      ...leaveOuts.map((without) =>
        figure(2 * Math.exp(1.6448536 * scaleGivenMedian(withheld(without), "lognormal", 2))),
      ),
    ],
  ]);
}

export function refusedTable(): string {
  const fits = leaveOuts.map((without) => fitDurations(refused(without), "weibull"));
  return table(leaveOutHead, [
    ["cases, of which censored", ...leaveOuts.map((without) => counts(refused(without)))],
    ["shape", ...fits.map(({ shape }) => withError(shape))],
    ["median [months]", ...fits.map(({ median }) => withError(median))],
    ["p95 [months]", ...fits.map(({ quantile }) => withError(quantile(0.95)))],
    ["Kaplan-Meier median [months]", ...leaveOuts.map((without) => figure(medianOf(refused(without))))],
    [
      "shape, the median held at 39 months",
      ...leaveOuts.map((without) => figure(1 / scaleGivenMedian(refused(without), "weibull", 39))),
    ],
  ]);
}

/** What one case is worth: the least and the greatest value over all fits that leave out a single row. */
export function oneCaseTable(): string {
  const range = (cases: readonly Episode[], law: Law, of: (fit: ReturnType<typeof fitDurations>) => number) => {
    const values = cases
      .map((one) => ({
        one,
        value: of(
          fitDurations(
            cases.filter((other) => other !== one),
            law,
          ),
        ),
      }))
      .sort((a, b) => a.value - b.value);
    const [low, high] = [values[0], values[values.length - 1]];
    return [figure(low.value), low.one.name, figure(high.value), high.one.name];
  };
  return table(
    ["number", "least", "without", "greatest", "without"],
    [
      ["withheld exports, median [months]", ...range(withheld("nothing"), "lognormal", (fit) => fit.median.value)],
      ["withheld exports, log-sd", ...range(withheld("nothing"), "lognormal", (fit) => fit.scale.value)],
      ["refused purchases, median [months]", ...range(refused("nothing"), "weibull", (fit) => fit.median.value)],
      ["refused purchases, shape", ...range(refused("nothing"), "weibull", (fit) => fit.shape.value)],
    ],
  );
}

export function medianOf(cases: readonly Episode[]): number {
  return kaplanMeierQuantile(kaplanMeier(cases), 0.5);
}

function counts(cases: readonly Episode[]): string {
  return `${cases.length}, ${cases.filter(({ censored }) => censored).length}`;
}
