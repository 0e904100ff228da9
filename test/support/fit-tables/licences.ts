import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import { mean, sampleVariance } from "simple-statistics";
import { readEvidence } from "../evidence.ts";
import { sharePosterior } from "../fits/share-posterior.ts";
import { figure, table, withLimits } from "./table.ts";

const rows = readEvidence("japan-balance.csv").filter(({ quantity }) => quantity.startsWith("Licence approvals"));
const row = (name: string, period = "") => rows.find((one) => one.quantity.includes(name) && one.period.includes(period))!;
const numbers = (text: string) => (text.match(/\d[\d,]*/g) ?? []).map((found) => Number(found.replace(",", "")));

const [chamberApproved, chamberCases, chamberPending] = numbers(row("EU Chamber").quantity);
const [dexterApproved, dexterCases] = numbers(row("Dexter").quantity);
const [channelCases] = numbers(row("EU special channel").quantity);

export const approvals = {
  clepaEarly: Number(row("CLEPA", "early").value_mid) / 100,
  clepaEnd: Number(row("CLEPA", "end").value_mid) / 100,
  chamber: sharePosterior(chamberApproved, chamberCases),
  chamberDecided: sharePosterior(chamberApproved, chamberCases - chamberPending),
  channel: sharePosterior((channelCases * Number(row("EU special channel").value_low)) / 100, channelCases),
  dexter: sharePosterior(dexterApproved, dexterCases),
} as const;

export function licenceTable(): string {
  const beta = ({ alpha, beta: other }: { alpha: number; beta: number }) => `Beta(${alpha}, ${other})`;
  const a = approvals;
  return table(
    ["class", "case", "approved of applied", "posterior", "mean (90 %)", "brief"],
    [
      ["calm", row("CLEPA", "end").period + ", CLEPA", figure(a.clepaEnd), "no count", "", "0.75"],
      ["calm", row("EU special channel").period + ", EU channel, lower bound", "1,000 of 2,000", beta(a.channel), withLimits(a.channel), "0.75"],
      ["tense", row("CLEPA", "early").period + ", CLEPA", figure(a.clepaEarly), "no count", "", "0.30"],
      ["tense", row("EU Chamber").period + ", EU Chamber", `${chamberApproved} of ${chamberCases}`, beta(a.chamber), withLimits(a.chamber), "0.30"],
      ["tense", "the same, of those decided", `${chamberApproved} of ${chamberCases - chamberPending}`, beta(a.chamberDecided), withLimits(a.chamberDecided), "0.30"],
      ["targeted", row("Dexter").period + ", Dexter", `${dexterApproved} of ${dexterCases}`, beta(a.dexter), withLimits(a.dexter), "0.03"],
    ],
  );
}

/** By class the approved shares of its cases; the channel's is a lower bound. Beta by their mean and spread. */
export const classes = [
  { name: "calm", shares: [approvals.clepaEnd, 0.5], brief: 0.75 },
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
  return days <= 45 ? 0 : gammaCdf(days - 45, 25 ** 2 / 20 ** 2, 25 / 20 ** 2);
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
