import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { type Fitted, type Law, type Length, laws, logLikelihoodOf } from "./law.ts";
import { baselinePrior, baselines, effects, effectsPrior, latticeStep, spreads } from "./prior.ts";

/** What sets one kind of measure apart from others. */
export type Group = {
  /** Purchases were refused; else exports withheld. */
  readonly isRefusal: boolean;
  /** It answered politics; else trade or technology. */
  readonly isPolitical: boolean;
};

/** A measure: of which kind it was, and how long it lasted. */
export type Measure = Group & { readonly name: string; readonly length: Length };

/** Which covariates may act. */
export type Structure = { readonly refusal: boolean; readonly politics: boolean };
export const bothCovariates: Structure = { refusal: true, politics: true };

export type Value = { readonly value: number; readonly weight: number };

export type Posterior = {
  /** The laws of a kind of measure with their probabilities, which sum to one. */
  readonly lawsOf: (group: Group) => readonly Weighted[];
  /** Effects on ln months, with their probabilities. */
  readonly refusal: readonly Value[];
  readonly politics: readonly Value[];
  /** ln of the marginal likelihood. */
  readonly logEvidence: number;
};

export type Weighted = { readonly fitted: Fitted; readonly weight: number };

/** Kinds of measure by number: 1 for a refusal plus 2 for politics. */
const kinds: readonly Group[] = [0, 1, 2, 3].map((k) => ({ isRefusal: k % 2 === 1, isPolitical: k >= 2 }));
const kindOf = ({ isRefusal, isPolitical }: Group) => Number(isRefusal) + 2 * Number(isPolitical);

/** Locations that a baseline and two effects can add up to, from the least on. */
const least = Math.round((baselines[0] + 2 * effects[0]) / latticeStep);
const most = Math.round((baselines[baselines.length - 1] + 2 * effects[effects.length - 1]) / latticeStep);
const locations = Array.from({ length: most - least + 1 }, (_, k) => (least + k) * latticeStep);
const stepsOf = (value: number) => Math.round(value / latticeStep);

/** Points whose probability lies below the greatest by more than this are left out [ln]. */
const negligible = 40;

/**
 * The posterior of a survival model with covariates and partial pooling, exact on a grid: ln T = baseline + refusal (where
 * purchases were refused) + politics (where it answered politics) + spread Z, Z of one of two laws. RangeError for no measures.
 */
export function posteriorOf(measures: readonly Measure[], structure: Structure = bothCovariates): Posterior {
  if (measures.length === 0) throw new RangeError("measures: must be at least one, got none");
  const refusal = structure.refusal ? effects : [0];
  const politics = structure.politics ? effects : [0];
  const cells = laws.flatMap((law) => spreads.map((spread) => ({ law, spread })));
  const walk = walkOf(measures, refusal, politics, cells);
  let top = Number.NEGATIVE_INFINITY;
  walk((logWeight) => {
    top = Math.max(top, logWeight);
  });
  const byRefusal = new Float64Array(refusal.length);
  const byPolitics = new Float64Array(politics.length);
  const byKind = kinds.map(() => new Float64Array(cells.length * locations.length));
  let total = 0;
  walk((logWeight, cell, b, c, at) => {
    if (logWeight < top - negligible) return;
    const weight = exp(logWeight - top);
    total += weight;
    byRefusal[b] += weight;
    byPolitics[c] += weight;
    for (let k = 0; k < 4; k++) byKind[k][cell * locations.length + at[k]] += weight;
  });
  const shares = (values: readonly number[], weights: Float64Array) =>
    values.map((value, k): Value => ({ value, weight: weights[k] / total }));
  return {
    lawsOf: (group) =>
      [...byKind[kindOf(group)]].flatMap((weight, k): readonly Weighted[] => {
        if (weight === 0) return [];
        const cell = cells[Math.floor(k / locations.length)];
        return [{ fitted: { ...cell, location: locations[k % locations.length] }, weight: weight / total }];
      }),
    refusal: shares(refusal, byRefusal),
    politics: shares(politics, byPolitics),
    logEvidence: top + log(total),
  };
}

type Visit = (logWeight: number, cell: number, refusal: number, politics: number, at: Int32Array) => void;

/** Calls for every point of the grid, with its log probability up to a constant of all and the location of each kind. */
function walkOf(
  measures: readonly Measure[],
  refusal: readonly number[],
  politics: readonly number[],
  cells: readonly { readonly law: Law; readonly spread: number }[],
): (visit: Visit) => void {
  const tables = cells.map((cell) => kinds.map((_, k) => likelihoods(ofKind(measures, k), cell)));
  const alike = log(cells.length);
  const priorOfBaseline = baselinePrior().map(log);
  const priorOfEffects = effectsPrior(refusal, politics).map((row) => row.map(log));
  const [refusalSteps, politicsSteps] = [refusal.map(stepsOf), politics.map(stepsOf)];
  const at = new Int32Array(4);
  return (visit) => {
    tables.forEach(([neither, refused, political, both], cell) => {
      baselines.forEach((baseline, a) => {
        at[0] = stepsOf(baseline) - least;
        for (let b = 0; b < refusalSteps.length; b++) {
          at[1] = at[0] + refusalSteps[b];
          for (let c = 0; c < politicsSteps.length; c++) {
            at[2] = at[0] + politicsSteps[c];
            at[3] = at[1] + politicsSteps[c];
            const likelihood = neither[at[0]] + refused[at[1]] + political[at[2]] + both[at[3]];
            visit(likelihood + priorOfBaseline[a] + priorOfEffects[b][c] - alike, cell, b, c, at);
          }
        }
      });
    });
  };
}

function ofKind(measures: readonly Measure[], kind: number): readonly Length[] {
  return measures.filter((measure) => kindOf(measure) === kind).map(({ length }) => length);
}

/** Log likelihood of some lengths by location. */
function likelihoods(lengths: readonly Length[], cell: { readonly law: Law; readonly spread: number }): Float64Array {
  return Float64Array.from(locations, (location) =>
    lengths.reduce((sum, length) => sum + logLikelihoodOf({ ...cell, location }, length), 0),
  );
}
