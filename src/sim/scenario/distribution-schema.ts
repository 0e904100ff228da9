import { z } from "zod";
import type { Distribution } from "../../model/distributions/distribution.ts";

/** Marks, in the message of an issue, the keys that would have been known. */
export const knownKeysMark = "known keys: ";

/** An object that takes no other keys, and says which it takes. */
export function strict<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `${knownKeysMark}${Object.keys(shape).join(",")}` : undefined,
  });
}

const number = z.number();

export const distributionKinds: readonly Distribution["kind"][] = [
  "constant",
  "uniform",
  "triangular",
  "pert",
  "normal",
  "lognormal",
  "beta",
  "gamma",
  "weibull",
  "discrete",
  "mixture",
  "quantiles",
];

/** The kinds of `Distribution`, as they are written. Their inner rules (order, sums) are checked afterwards. */
export const distributionSchema: z.ZodType<Distribution> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("constant"), value: number }),
    strict({ kind: z.literal("uniform"), low: number, high: number }),
    strict({ kind: z.literal("triangular"), low: number, mode: number, high: number }),
    strict({ kind: z.literal("pert"), low: number, mode: number, high: number }),
    strict({ kind: z.literal("normal"), mean: number, sd: number }),
    strict({ kind: z.literal("lognormal"), median: number, p95: number }),
    strict({
      kind: z.literal("beta"),
      alpha: number,
      beta: number,
      low: number.optional(),
      high: number.optional(),
    }),
    strict({ kind: z.literal("gamma"), shape: number, mean: number }),
    strict({ kind: z.literal("weibull"), shape: number, median: number }),
    strict({ kind: z.literal("discrete"), values: z.array(number).min(1), probabilities: z.array(number).min(1) }),
    strict({
      kind: z.literal("mixture"),
      components: z.array(strict({ weight: number, distribution: distributionSchema })).min(1),
    }),
    strict({
      kind: z.literal("quantiles"),
      p5: number,
      p50: number,
      p95: number,
      scale: z.enum(["linear", "log"]),
    }),
  ]),
);

type Kind = Distribution["kind"];

/** Numbers that a kind is written with, and those of them that may be left out. */
const numbersOf: Readonly<Record<Exclude<Kind, "discrete" | "mixture">, readonly string[]>> = {
  constant: ["value"],
  uniform: ["low", "high"],
  triangular: ["low", "mode", "high"],
  pert: ["low", "mode", "high"],
  normal: ["mean", "sd"],
  lognormal: ["median", "p95"],
  beta: ["alpha", "beta", "low", "high"],
  gamma: ["shape", "mean"],
  weibull: ["shape", "median"],
  quantiles: ["p5", "p50", "p95"],
};

/**
 * A distribution of which numbers may be missing or no numbers: those are NaN, which breaks no rule. Undefined where there
 * is no telling what is meant.
 */
export function legible(written: unknown): Distribution | undefined {
  if (!isRecord(written) || typeof written.kind !== "string") return undefined;
  const { kind } = written;
  if (kind === "discrete") {
    const { values, probabilities } = written;
    if (!Array.isArray(values) || !Array.isArray(probabilities)) return undefined;
    return { kind, values: values.map(numberOrNaN), probabilities: probabilities.map(numberOrNaN) };
  }
  if (kind === "mixture") {
    const components = Array.isArray(written.components) ? written.components.map(component) : [undefined];
    return components.includes(undefined) ? undefined : ({ kind, components } as Distribution);
  }
  if (!Object.hasOwn(numbersOf, kind)) return undefined;
  const numbers = numbersOf[kind as keyof typeof numbersOf]
    .filter((key) => kind !== "beta" || written[key] !== undefined)
    .map((key) => [key, numberOrNaN(written[key])]);
  return { kind, ...Object.fromEntries(numbers), ...scaleOf(kind, written.scale) };
}

function component(written: unknown): unknown {
  if (!isRecord(written)) return undefined;
  const distribution = legible(written.distribution);
  return distribution === undefined ? undefined : { weight: numberOrNaN(written.weight), distribution };
}

/** A scale that is none counts as linear, which has fewer rules. */
function scaleOf(kind: string, scale: unknown): object {
  return kind === "quantiles" ? { scale: scale === "log" ? "log" : "linear" } : {};
}

function numberOrNaN(written: unknown): number {
  return typeof written === "number" ? written : Number.NaN;
}

function isRecord(written: unknown): written is Readonly<Record<string, unknown>> {
  return written !== null && typeof written === "object" && !Array.isArray(written);
}

/** Where a distribution's values can lie; `openBelow` when the lower end itself is never taken. */
export type Support = { readonly low: number; readonly high: number; readonly openBelow: boolean };

export function support(distribution: Distribution): Support {
  switch (distribution.kind) {
    case "constant":
      return closed(distribution.value, distribution.value);
    case "uniform":
    case "triangular":
    case "pert":
      return closed(distribution.low, distribution.high);
    case "beta":
      return closed(distribution.low ?? 0, distribution.high ?? 1);
    case "discrete":
      return closed(distribution.values[0], distribution.values[distribution.values.length - 1]);
    case "normal":
      return closed(-Infinity, Infinity);
    case "quantiles":
      return distribution.scale === "log" ? aboveZero : closed(-Infinity, Infinity);
    case "lognormal":
    case "gamma":
    case "weibull":
      return aboveZero;
    case "mixture": {
      const parts = distribution.components.map((component) => support(component.distribution));
      const low = Math.min(...parts.map((part) => part.low));
      return {
        low,
        high: Math.max(...parts.map((part) => part.high)),
        openBelow: parts.every((part) => part.low > low || part.openBelow),
      };
    }
  }
}

const aboveZero: Support = { low: 0, high: Infinity, openBelow: true };

function closed(low: number, high: number): Support {
  return { low, high, openBelow: false };
}
