import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { mean, sampleVariance } from "simple-statistics";
import { survival } from "../../../src/model/distributions/survival.ts";
import { readEvidence } from "../evidence-text.ts";
import { type SharePosterior, sharePosterior } from "../fits/share-posterior.ts";
import { figure, table, withLimits } from "./table.ts";

const rows = readEvidence("japan-balance.csv").filter(({ quantity }) => quantity.startsWith("Licence approvals"));
const row = (name: string, period = "") =>
  rows.find((one) => one.quantity.includes(name) && one.period.includes(period))!;
const numbers = (text: string) => (text.match(/\d[\d,]*/g) ?? []).map((found) => Number(found.replace(",", "")));

const [chamberApproved, chamberCases, chamberPending] = numbers(row("EU Chamber").quantity);
const [dexterApproved, dexterCases] = numbers(row("Dexter").quantity);
const [channelCases] = numbers(row("EU special channel").quantity);
const channelShare = Number(row("EU special channel").value_low) / 100;

export const approvals = {
  clepaEarly: Number(row("CLEPA", "early").value_mid) / 100,
  clepaEnd: Number(row("CLEPA", "end").value_mid) / 100,
  chamber: sharePosterior(chamberApproved, chamberCases),
  chamberDecided: sharePosterior(chamberApproved, chamberCases - chamberPending),
  channel: sharePosterior(channelShare * channelCases, channelCases),
  dexter: sharePosterior(dexterApproved, dexterCases),
} as const;

export function licenceTable(): string {
  const a = approvals;
  const counted = (posterior: SharePosterior) => [`Beta(${posterior.alpha}, ${posterior.beta})`, withLimits(posterior)];
  const uncounted = ["no count", ""];
  const decided = chamberCases - chamberPending;
  return table(
    ["class", "case", "approved of applied", "posterior", "mean (90 %)"],
    [
      ["calm", "CLEPA, end of June 2025", figure(a.clepaEnd), ...uncounted],
      ["calm", "EU channel, November 2025, lower bound", `half of ${channelCases}`, ...counted(a.channel)],
      ["tense", "CLEPA, early June 2025", figure(a.clepaEarly), ...uncounted],
      ["tense", "EU Chamber, September 2025", `${chamberApproved} of ${chamberCases}`, ...counted(a.chamber)],
      ["tense", "the same, of those not pending", `${chamberApproved} of ${decided}`, ...counted(a.chamberDecided)],
      ["targeted", "Dexter, June 2025", `${dexterApproved} of ${dexterCases}`, ...counted(a.dexter)],
    ],
  );
}

/** By class the approved shares of its cases; the channel's is a lower bound. Beta by their mean and spread. */
export const classes = [
  { name: "calm", shares: [approvals.clepaEnd, channelShare] },
  { name: "tense", shares: [approvals.clepaEarly, chamberApproved / chamberCases] },
].map(({ name, shares }) => {
  const centre = mean(shares);
  const weight = (centre * (1 - centre)) / sampleVariance(shares) - 1;
  return { name, shares, mean: centre, alpha: centre * weight, beta: (1 - centre) * weight };
});

export function classTable(): string {
  const { alpha, beta, mean: centre } = approvals.dexter;
  return table(
    ["class", "shares of its cases", "Beta", "mean (90 %)"],
    [...classes, { name: "targeted", shares: [dexterApproved / dexterCases], mean: centre, alpha, beta }].map((one) => [
      one.name,
      one.shares.map(figure).join(", "),
      `Beta(${figure(one.alpha)}, ${figure(one.beta)})`,
      withLimits({
        mean: one.mean,
        p5: betaQuantile(0.05, one.alpha, one.beta),
        p95: betaQuantile(0.95, one.alpha, one.beta),
      }),
    ]),
  );
}

/** Share of applications decided by a day if all were filed on 4 April 2025: Erlang's with three stages and this mean [weeks]. */
export function decidedAtMost(date: string, meanWeeks: number): number {
  const weeks = (Date.parse(date) - Date.parse("2025-04-04")) / (7 * 86_400_000);
  return 1 - survival({ kind: "gamma", shape: 3, mean: meanWeeks }, weeks);
}

/** Monday to Friday, holidays included: no fewer than the working days. */
export function weekdays(from: string, to: string): number {
  let count = 0;
  for (let day = Date.parse(from) + 86_400_000; day <= Date.parse(to); day += 86_400_000)
    if (![0, 6].includes(new Date(day).getUTCDay())) count++;
  return count;
}

/** Means between which 90 % of the draws of licences.wait lie, and their median [weeks]. */
const waits = [2, 5, 11];

export function clockTable(): string {
  return table(
    [
      ...["by", "weekdays since 4 April 2025"],
      ...waits.map((weeks) => `decided at most, ${weeks} weeks`),
      "approved, as published",
    ],
    [
      ["2025-06-05", figure(approvals.clepaEarly)],
      ["2025-06-30", figure(approvals.clepaEnd)],
    ].map(([date, seen]) => [
      ...[date, String(weekdays("2025-04-04", date))],
      ...waits.map((weeks) => figure(decidedAtMost(date, weeks))),
      seen,
    ]),
  );
}
