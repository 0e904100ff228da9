import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
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
  { name: "calm", shares: [approvals.clepaEnd, channelShare], brief: 0.75 },
  { name: "tense", shares: [approvals.clepaEarly, chamberApproved / chamberCases], brief: 0.3 },
].map(({ name, shares, brief }) => {
  const centre = mean(shares);
  const weight = (centre * (1 - centre)) / sampleVariance(shares) - 1;
  return { name, shares, brief, mean: centre, alpha: centre * weight, beta: (1 - centre) * weight };
});

export function classTable(): string {
  const { alpha, beta, mean: centre } = approvals.dexter;
  return table(
    ["class", "shares of its cases", "Beta", "mean (90 %)", "brief", "its quantile"],
    [
      ...classes,
      { name: "targeted", shares: [dexterApproved / dexterCases], brief: 0.03, mean: centre, alpha, beta },
    ].map((one) => [
      one.name,
      one.shares.map(figure).join(", "),
      `Beta(${figure(one.alpha)}, ${figure(one.beta)})`,
      withLimits({
        mean: one.mean,
        p5: betaQuantile(0.05, one.alpha, one.beta),
        p95: betaQuantile(0.95, one.alpha, one.beta),
      }),
      figure(one.brief),
      figure(betaCdf(one.brief, one.alpha, one.beta)),
    ]),
  );
}

/** Share of applications decided under a clock of 45 working days plus gamma (mean 25, sd 20), if all were filed on 4 April 2025. */
export function decidedAtMost(date: string): number {
  const days = weekdays("2025-04-04", date);
  return 1 - survival({ kind: "gamma", shape: 25 ** 2 / 20 ** 2, mean: 25 }, days - 45);
}

/** Monday to Friday, holidays included: no fewer than the working days. */
export function weekdays(from: string, to: string): number {
  let count = 0;
  for (let day = Date.parse(from) + 86_400_000; day <= Date.parse(to); day += 86_400_000)
    if (![0, 6].includes(new Date(day).getUTCDay())) count++;
  return count;
}

export function clockTable(): string {
  return table(
    ["by", "weekdays since 4 April 2025", "decided at most, clock of the brief", "approved, as published"],
    [
      ["2025-06-05", figure(approvals.clepaEarly)],
      ["2025-06-30", figure(approvals.clepaEnd)],
    ].map(([date, seen]) => [date, String(weekdays("2025-04-04", date)), figure(decidedAtMost(date)), seen]),
  );
}
