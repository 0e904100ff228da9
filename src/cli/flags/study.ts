import { InvalidArgumentError, Option } from "commander";
import { usualCandidates } from "../../sim/engine/sampling/designs/outlined.ts";
import { plainSampling, type Sampling } from "../../sim/engine/sampling/sampling.ts";

export const mostRuns = 100_000_000;
const fewestScoredRuns = 100;
const mostWorkers = 256;

export function parseRuns(text: string): number {
  return parseWhole(text, 1, mostRuns);
}

/** Runs that a forecast is scored on. */
export function parseScoredRuns(text: string): number {
  const runs = parseRuns(text);
  if (runs < fewestScoredRuns)
    throw new InvalidArgumentError(
      `must be at least ${fewestScoredRuns}: with fewer, less than five runs lie beyond either end of a 90 % interval`,
    );
  return runs;
}

export function parseWorkers(text: string): number {
  return parseWhole(text, 1, mostWorkers);
}

export function parseSeed(text: string): string {
  if (text.length === 0) throw new InvalidArgumentError("must not be empty");
  return text;
}

/** A sampling as asked for: the region of an importance sampling is still to be found. */
export type SamplingChoice =
  | Exclude<Sampling, { kind: "importance" }>
  | { readonly kind: "importance"; readonly tail: string };

const samplingKinds = 'plain, sobol, latin, stratified, outlined or "importance:P(<outcome> >= <value>)"';

export function samplingOption(): Option {
  return new Option("--sampling <kind>", `${samplingKinds}: see docs/sampling.md`)
    .argParser(parseSampling)
    .default(plainSampling, "plain");
}

function parseSampling(text: string): SamplingChoice {
  const [, tail] = /^importance:\s*(\S.*)$/.exec(text) ?? [];
  if (tail !== undefined) return { kind: "importance", tail };
  switch (text) {
    case "plain":
    case "sobol":
    case "latin":
    case "stratified":
      return { kind: text };
    case "outlined":
      return { kind: "outlined", candidates: usualCandidates };
    default:
      throw new InvalidArgumentError(`must be ${samplingKinds}`);
  }
}

export function parseWhole(text: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high)
    throw new InvalidArgumentError(`must be a whole number from ${low} to ${high}`);
  return value;
}
