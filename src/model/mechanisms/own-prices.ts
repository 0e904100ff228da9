import type { Block } from "../block.ts";
import { weeksBetween } from "../calendar.ts";
import type { Column } from "../columns.ts";
import { exp } from "../kernels/exp.ts";
import { log } from "../kernels/log.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { OwnPriceBasis, OwnPriceCourse, OwnPrices } from "../scenario/parts.ts";
import { oncePerWorld, type World } from "../scenario/world.ts";

/* Paths of the user's own in the place of simulated prices: each acts right after the mechanism whose price it stands in for. */

/** Writes how the prices stand before the first step, then after each: positions 0, 1, 2 ... */
export function replacing(write: (position: number) => void): (step: number) => void {
  write(0);
  return (step) => write(step + 1);
}

/** A course laid out by steps: knots at rising positions, and the price there [$/kg] with the logarithm of the next over it. */
type Knots = { readonly at: Float64Array; readonly usdPerKg: Float64Array; readonly logRatio: Float64Array };

/** By basis and material (null where it has no own price): the knots of each path. */
type Laid = {
  readonly upTo: Float64Array;
  readonly knots: (basis: OwnPriceBasis, m: number) => readonly Knots[] | null;
};

const laidOut = oncePerWorld((world: World): Laid => {
  const { paths } = world.scenario.ownPrices as OwnPrices;
  const total = paths.reduce((sum, { weight }) => sum + weight, 0);
  let so = 0;
  const upTo = Float64Array.from(paths, ({ weight }) => {
    so += weight / total;
    return so;
  });
  const found = new Map<string, Knots[]>();
  for (const { prices } of paths)
    for (const course of prices) {
      const key = `${course.basis} ${course.material}`;
      found.set(key, [...(found.get(key) ?? []), knotsOf(course, world)]);
    }
  return { upTo, knots: (basis, m) => found.get(`${basis} ${world.materialNames[m]}`) ?? null };
});

/**
 * A price of a day stands after the step in which the day falls, one of a week after the week's last step. A path whose first
 * price is of the first week of the run, or of the first from the start on, stands from there on.
 */
function knotsOf({ points }: OwnPriceCourse, { scenario, runUpWeeks, stepsPerWeek }: World): Knots {
  const placed = new Map<number, number>();
  for (const [when, usdPerKg] of points)
    placed.set(
      typeof when === "number"
        ? (when + runUpWeeks + 1) * stepsPerWeek
        : Math.floor((weeksBetween(scenario.start, when) + runUpWeeks) * stepsPerWeek) + 1,
      usdPerKg,
    );
  const inOrder = [...placed].sort(([a], [b]) => a - b);
  const [first, price] = inOrder[0];
  const from = [0, runUpWeeks * stepsPerWeek].find((begin) => first > begin && first <= begin + stepsPerWeek);
  const all = from === undefined ? inOrder : [[from, price] as const, ...inOrder];
  return {
    at: Float64Array.from(all, ([at]) => at),
    usdPerKg: Float64Array.from(all, ([, usd]) => usd),
    logRatio: Float64Array.from(all, ([, usd], k) => (k + 1 < all.length ? log(all[k + 1][1] / usd) : 0)),
  };
}

type TakenOver = {
  /** Materials whose price this is, by position. */
  readonly materials: readonly number[];
  /** Writes what the paths say of a position; false where they say nothing of it yet. Positions are asked for in order. */
  readonly write: (position: number) => boolean;
};

const nothing: TakenOver = { materials: [], write: () => false };

export function takenOver(
  block: Pick<Block, "world" | "inputs" | "runs">,
  basis: OwnPriceBasis,
  prices: readonly Column[],
): TakenOver {
  const { world, runs } = block;
  if (world.scenario.ownPrices === undefined) return nothing;
  const { upTo, knots } = laidOut(world);
  const taken = prices.flatMap((price, m) => {
    const courses = knots(basis, m);
    return courses === null ? [] : [{ m, price, courses, passed: new Int32Array(courses.length) }];
  });
  if (taken.length === 0) return nothing;
  const pathOf = pathsDrawn(block, upTo);
  const now = new Float64Array(upTo.length);
  return {
    materials: taken.map(({ m }) => m),
    write(position) {
      let says = false;
      for (const { price, courses, passed } of taken) {
        courses.forEach((course, p) => {
          now[p] = priceAt(course, passed, p, position);
        });
        for (let i = 0; i < runs; i++) {
          const usd = now[pathOf[i]];
          if (usd > 0) {
            price[i] = usd;
            says = true;
          }
        }
      }
      return says;
    },
  };
}

/** The path that each run has: the first up to which the weights reach the run's position in the fan. */
function pathsDrawn({ inputs, runs }: Pick<Block, "inputs" | "runs">, upTo: Float64Array): Int32Array {
  const drawn = new Int32Array(runs);
  if (upTo.length === 1) return drawn;
  const position = inputColumn(inputs, "ownPrices.position");
  for (let i = 0; i < runs; i++) drawn[i] = pathAt(upTo, position[i]);
  return drawn;
}

function pathAt(upTo: Float64Array, position: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (position <= upTo[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Which path, by its number, a position in the fan of a scenario's own prices stands for. */
export function ownPathAt(world: World, position: number): number {
  return pathAt(laidOut(world).upTo, position);
}

/** Between two knots in equal steps of the logarithm, the last price from there on; 0 before the first. */
function priceAt({ at, usdPerKg, logRatio }: Knots, passed: Int32Array, p: number, position: number): number {
  if (position < at[0]) return 0;
  while (passed[p] + 1 < at.length && at[passed[p] + 1] <= position) passed[p]++;
  const k = passed[p];
  if (position === at[k] || logRatio[k] === 0) return usdPerKg[k];
  return usdPerKg[k] * exp((logRatio[k] * (position - at[k])) / (at[k + 1] - at[k]));
}
