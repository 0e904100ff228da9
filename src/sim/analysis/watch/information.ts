import { log } from "../../../model/kernels/log.ts";
import { type Joint, meanOf, type OfCell, varianceOf } from "./joint.ts";

/**
 * What is seen when a run is in each group, row by row: probabilities that sum to 1. A line stop that is reported with a
 * chance of 0.9 is `[[1, 0], [0.1, 0.9]]`.
 */
export type Channel = readonly (readonly number[])[];

/** As it is: what is seen is the group. */
export function seenAsIs(groups: number): Channel {
  return Array.from({ length: groups }, (_, k) => Array.from({ length: groups }, (_, s) => (s === k ? 1 : 0)));
}

/** Expected information [bits], corrected for bias, and what the correction took off. */
export type Information = { readonly bits: number; readonly standardError: number; readonly bias: number };

/**
 * Mutual information of what is seen and of the class of a run [bits]: by how much seeing it lowers the entropy of the class
 * on average (Shannon 1948; Lindley 1956). Counted from runs it comes out too large. The correction is the second-order term
 * of its expectation, half the sum of variance over probability of every cell less those of the margins: for independent runs
 * of one weight that is (cells - groups - classes + 1) / 2N (Miller 1955; Panzeri and Treves 1996), and it holds as well for
 * weights and for designs, whose variances it takes (Rao and Scott 1981). What is corrected may lie below 0.
 *
 * The error is that of the first order (Roulston 1999). Where there is nothing to be known that vanishes, and is found too
 * large: twice the variance of the chi-squared distribution which 2N times the information then has, so that one of these is
 * taken off, and one stands as the least.
 */
export function informationOf(joint: Joint, channel: Channel): Information {
  return corrected(joint, plugIn(joint, channel));
}

/**
 * What is seen beyond something that everyone sees as it is: the mutual information of both less that of the second. The
 * groups of the joint are pairs (`known * channel.length + group`).
 */
export function informationBeyond(joint: Joint, channel: Channel): Information {
  const each = channel.length;
  const known = joint.groups / each;
  const knownAlone = seenAsIs(known).flatMap((row) => channel.map(() => row));
  const both = seenAsIs(known).flatMap((row) => channel.map((seen) => row.flatMap((is) => seen.map((p) => is * p))));
  const [all, alone] = [plugIn(joint, both), plugIn(joint, knownAlone)];
  return corrected(joint, {
    bits: all.bits - alone.bits,
    gain: (group, of) => all.gain(group, of) - alone.gain(group, of),
    bias: all.bias - alone.bias,
    freedom: all.freedom - alone.freedom,
  });
}

/** Information as counted [bits]: what each run adds to it, what it is too large by, and degrees of freedom. */
type PlugIn = { readonly bits: number; readonly gain: OfCell; readonly bias: number; readonly freedom: number };

function corrected(joint: Joint, { bits, gain, bias, freedom }: PlugIn): Information {
  const ifNothing = freedom > 0 ? (2 * bias * bias) / freedom : 0;
  const firstOrder = varianceOf(joint, gain, bits);
  return { bits: bits - bias, standardError: Math.sqrt(Math.max(ifNothing, firstOrder - ifNothing)), bias };
}

function plugIn(joint: Joint, channel: Channel): PlugIn {
  const { classes } = joint;
  const seen = channel[0].length;
  const isBoth =
    (s: number, t: number): OfCell =>
    (group, of) =>
      of === t ? channel[group][s] : 0;
  const cells = Array.from({ length: seen }, (_, s) =>
    Array.from({ length: classes }, (_, t) => meanOf(joint, isBoth(s, t))),
  );
  const ofSeen = cells.map(sumOf);
  const ofClass = Array.from({ length: classes }, (_, t) => sumOf(cells.map((row) => row[t])));
  const logRatio = cells.map((row, s) => row.map((p, t) => (p > 0 ? log2(p / (ofSeen[s] * ofClass[t])) : 0)));
  const gains = channel.map((row) =>
    Array.from({ length: classes }, (_, t) => sumOf(logRatio.map((of, s) => row[s] * of[t]))),
  );
  const relative = (p: number, value: OfCell) => (p > 0 ? varianceOf(joint, value, p) / p : 0);
  const excess =
    sumOf(cells.flatMap((row, s) => row.map((p, t) => relative(p, isBoth(s, t))))) -
    sumOf(ofSeen.map((p, s) => relative(p, (group) => channel[group][s]))) -
    sumOf(ofClass.map((p, t) => relative(p, (_, of) => (of === t ? 1 : 0))));
  return {
    bits: sumOf(cells.flatMap((row, s) => row.map((p, t) => p * logRatio[s][t]))),
    gain: (group, of) => gains[group][of],
    bias: excess / (2 * Math.LN2),
    freedom: (countAbove0(ofSeen) - 1) * (countAbove0(ofClass) - 1),
  };
}

/** Entropy of the classes [bits], corrected in the same way. */
export function entropyOf(joint: Joint): number {
  const share = (t: number) => meanOf(joint, (_, of) => (of === t ? 1 : 0));
  let bits = 0;
  for (let t = 0; t < joint.classes; t++) {
    const p = share(t);
    if (p > 0) bits += varianceOf(joint, (_, of) => (of === t ? 1 : 0), p) / p / (2 * Math.LN2) - p * log2(p);
  }
  return bits;
}

/** A probability with its standard error. */
export type Odds = { readonly value: number; readonly standardError: number };

/** Odds of a class over all runs. */
export function oddsOf(joint: Joint, of: number): Odds {
  return oddsIf(joint, () => 1, of);
}

/**
 * Odds of a class where something is seen, `chance` of which a run of each group has: the ratio estimator's, whose error is
 * that of the runs in which it may be seen.
 */
export function oddsIf(joint: Joint, chance: (group: number) => number, of: number): Odds {
  const seen = meanOf(joint, chance);
  if (!(seen > 0)) return { value: Number.NaN, standardError: Number.NaN };
  const value = meanOf(joint, (group, t) => (t === of ? chance(group) : 0)) / seen;
  const error = varianceOf(joint, (group, t) => (chance(group) * ((t === of ? 1 : 0) - value)) / seen, 0);
  return { value, standardError: Math.sqrt(error) };
}

function log2(x: number): number {
  return log(x) / Math.LN2;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function countAbove0(values: readonly number[]): number {
  return values.filter((value) => value > 0).length;
}
