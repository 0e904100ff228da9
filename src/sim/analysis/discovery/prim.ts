import {
  type Box,
  type Cases,
  type Count,
  countIn,
  densityOf,
  holds,
  type Limit,
  picked,
  quasiP,
  type Side,
  widened,
} from "./box.ts";

/*
 * The patient rule induction method: Friedman and Fisher 1999, Statistics and Computing 9, 123-143. The step that gains most
 * density for each run that it gives up is taken, which serves inputs of few values too: Kwakkel and Jaxa-Rozen 2016,
 * Environmental Modelling and Software 79, 311-321.
 */

/** Share of a box's runs that one step peels off. */
const patience = 0.05;

/** A box on the way of peeling, and what it holds of the runs it was found on. */
export type Step = Count & { readonly box: Box };

/** Peels slices off some inputs, or off any, until no step raises the density or too few runs are left; the first step is everything. */
export function peel(
  cases: Cases,
  rows: Uint32Array,
  fewestRuns: number,
  among: readonly number[] = cases.inputs.map((_, input) => input),
): readonly Step[] {
  let left = rows;
  let box: Box = [];
  const steps: Step[] = [{ box, ...countIn(box, cases, rows) }];
  for (;;) {
    const now = steps[steps.length - 1];
    const cut = bestCut(cases, left, box, now, { fewestRuns, among });
    if (cut === null) return steps;
    box = limited(box, cut, cases);
    left = picked(left, (row) => holds([cut], cases, row));
    steps.push({ box, ...countIn([], cases, left) });
  }
}

type Peeling = { readonly fewestRuns: number; readonly among: readonly number[] };

/** The slice at either end of an input whose loss gains most; null where none raises the density. */
function bestCut(cases: Cases, rows: Uint32Array, box: Box, now: Count, { fewestRuns, among }: Peeling): Limit | null {
  const before = densityOf(now);
  let [best, most]: [Limit | null, number] = [null, 0];
  for (const input of among) {
    const { codes, lows } = cases.inputs[input];
    const [counts, hits] = [new Uint32Array(lows.length), new Uint32Array(lows.length)];
    for (let k = 0; k < rows.length; k++) {
      const code = codes[rows[k]];
      counts[code]++;
      hits[code] += cases.isHit[rows[k]];
    }
    const own = box.find((limit) => limit.input === input) ?? { low: 0, high: lows.length - 1 };
    for (const side of ["low", "high"] as const) {
      const slice = sliceAt(counts, hits, side, patience * now.runs);
      const left = { runs: now.runs - slice.runs, hits: now.hits - slice.hits };
      const gain = (densityOf(left) - before) / slice.runs;
      if (left.runs < fewestRuns || !(gain > most)) continue;
      const { low, high } = own;
      [best, most] = [side === "low" ? { input, low: slice.next, high } : { input, low, high: slice.next }, gain];
    }
  }
  return best;
}

/** About so many runs at an end, whole levels of them, at least one level; `next` is the first level beyond. */
function sliceAt(counts: Uint32Array, hits: Uint32Array, side: Side, wanted: number) {
  const [step, end] = side === "low" ? [1, counts.length] : [-1, -1];
  let code = side === "low" ? 0 : counts.length - 1;
  const slice = { runs: 0, hits: 0 };
  while (code !== end && (slice.runs === 0 || slice.runs + counts[code] <= wanted)) {
    slice.runs += counts[code];
    slice.hits += hits[code];
    code += step;
  }
  return { ...slice, next: code };
}

/** A box with one limit in place of what it had of that input. */
function limited(box: Box, cut: Limit, { inputs }: Cases): Box {
  const isWhole = cut.low === 0 && cut.high === inputs[cut.input].lows.length - 1;
  const others = box.filter(({ input }) => input !== cut.input);
  return isWhole ? others : [...others, cut];
}

/** Of the boxes on the way that with the highest harmonic mean of coverage and density. */
export function chosen(steps: readonly Step[]): Step {
  const [{ hits: all }] = steps;
  const worth = ({ runs, hits }: Step) => (2 * hits) / (all + runs);
  return steps.reduce((best, step) => (worth(step) > worth(best) ? step : best));
}

/** Sides of limits whose quasi-p is above this are dropped: the box does about as well without them. */
const mostQuasiP = 0.05;

/** Drops sides that may be of no effect, the least certain first, then gives back slices that do not lower the density. */
export function trimmed(box: Box, cases: Cases, rows: Uint32Array): Box {
  let left = box;
  for (;;) {
    const sides = sidesOf(left, cases).map((side) => ({
      ...side,
      p: quasiP(left, side.input, side.side, cases, rows),
    }));
    const worst = sides.reduce((most, each) => (each.p > most.p ? each : most), {
      p: 0,
      input: -1,
      side: "low" as Side,
    });
    if (!(worst.p > mostQuasiP)) break;
    left = widened(left, worst.input, worst.side, cases);
  }
  return pasted(left, cases, rows);
}

/** Every side on which a box is cut. */
function sidesOf(
  box: Box,
  { inputs }: Pick<Cases, "inputs">,
): readonly { readonly input: number; readonly side: Side }[] {
  return box.flatMap(({ input, low, high }) => [
    ...(low > 0 ? [{ input, side: "low" as const }] : []),
    ...(high < inputs[input].lows.length - 1 ? [{ input, side: "high" as const }] : []),
  ]);
}

/** Share of a box's runs that one step gives back. */
const pastedShare = 0.01;

function pasted(box: Box, cases: Cases, rows: Uint32Array): Box {
  let grown = box;
  for (;;) {
    const now = countIn(grown, cases, rows);
    let [best, most]: [Box | null, number] = [null, 0];
    for (const { input, side } of sidesOf(grown, cases)) {
      const wider = stretched(grown, input, side, cases, rows, pastedShare * now.runs);
      const density = densityOf(countIn(wider, cases, rows));
      if (density >= densityOf(now) && density > most) [best, most] = [wider, density];
    }
    if (best === null) return grown;
    grown = best;
  }
}

/** The box with one side moved out over about so many runs. */
function stretched(box: Box, input: number, side: Side, cases: Cases, rows: Uint32Array, wanted: number): Box {
  const limit = box.find((each) => each.input === input) as Limit;
  const open = widened(box, input, side, cases);
  const { codes, lows } = cases.inputs[input];
  const counts = new Uint32Array(lows.length);
  for (let k = 0; k < rows.length; k++) if (holds(open, cases, rows[k])) counts[codes[rows[k]]]++;
  let [at, runs] = [side === "low" ? limit.low : limit.high, 0];
  const end = side === "low" ? 0 : lows.length - 1;
  while (at !== end && runs < wanted) {
    at += side === "low" ? -1 : 1;
    runs += counts[at];
  }
  return limited(box, side === "low" ? { ...limit, low: at } : { ...limit, high: at }, cases);
}
