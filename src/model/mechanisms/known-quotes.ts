import { weeksBetween } from "../calendar.ts";
import type { QuoteBasis } from "../scenario/parts.ts";
import type { World } from "../scenario/world.ts";

/** A quote on record by the step in which its day falls: the quote after that step. */
export type Pin = { readonly step: number; readonly usdPerKg: number };

/**
 * What is on record of a material's quote from the beginning of a run to the data cut, in order of time. Quotes after
 * `policy.knownUntil` are for later scenarios; of two in one step the later one counts.
 */
export function pinsOf({ scenario, materials, ...world }: World, m: number, basis: QuoteBasis): readonly Pin[] {
  if (!scenario.mechanisms.knownQuotes) return [];
  const steps = (world.runUpWeeks + world.weeks) * world.stepsPerWeek;
  const byStep = new Map<number, number>();
  for (const { date, value } of inOrder(materials[m].quotes.known ?? [], basis)) {
    const step = Math.floor((weeksBetween(scenario.start, date) + world.runUpWeeks) * world.stepsPerWeek);
    if (date <= scenario.policy.knownUntil && step >= 0 && step < steps) byStep.set(step, value);
  }
  return [...byStep].map(([step, usdPerKg]) => ({ step, usdPerKg }));
}

function inOrder<Dated extends { readonly date: string; readonly basis: QuoteBasis }>(
  known: readonly Dated[],
  basis: QuoteBasis,
): readonly Dated[] {
  return known.filter((each) => each.basis === basis).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Week up to which some material's home quote is on record; the beginning of the run where none is. */
export function homeQuotesKnownUntil(world: World): number {
  const steps = world.materials.flatMap((_, m) => pinsOf(world, m, "domestic").map(({ step }) => step + 1));
  return Math.max(0, ...steps) * world.stepWeeks - world.runUpWeeks;
}

/** The pins of a quote as a run passes them. */
export type Course = { readonly pins: readonly Pin[]; next: number };

/** Steps from this one to the next pin, both counted; 0 where none lies ahead. Steps are asked for in order. */
export function stepsToPin(course: Course, step: number): number {
  while (course.next < course.pins.length && course.pins[course.next].step < step) course.next++;
  return course.next < course.pins.length ? course.pins[course.next].step - step + 1 : 0;
}

/** What a bridge does to a step's normal shock: what it adds, and by what it multiplies its standard deviation. */
export type Bridge = { shift: number; scale: number };

/**
 * The shock of this step on the way of a deviation from where it is to a pin, n steps on. The share r of a deviation is left
 * after a step, so that X(pin) = r^n X + sum over steps k of r^(n - 1 - k) shock(k), all shocks alike and independent.
 * Given X(pin), and with V = sum over k of r^(2k), the first shock is normal with mean r^(n - 1) (X(pin) - r^n X) / V and
 * 1 - r^(2(n - 1)) / V of its variance: a bridge of Ornstein and Uhlenbeck's process, at r = 1 the Brownian one (Karatzas
 * and Shreve 1991, 5.6.B). In the last step nothing is left to chance.
 */
export function bridge(steps: number, left: number, from: number, to: number, out: Bridge): void {
  let weight = 1;
  let variance = 1;
  for (let k = 1; k < steps; k++) {
    weight *= left;
    variance += weight * weight;
  }
  out.shift = (weight * (to - from * weight * left)) / variance;
  out.scale = Math.sqrt(Math.max(0, 1 - (weight * weight) / variance));
}
