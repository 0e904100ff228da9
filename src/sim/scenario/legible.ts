import type { Distribution } from "../../model/distributions/distribution.ts";

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
    return { kind, values: values.map(number), probabilities: probabilities.map(number) };
  }
  if (kind === "mixture") {
    const components = Array.isArray(written.components) ? written.components.map(component) : [undefined];
    return components.includes(undefined) ? undefined : ({ kind, components } as Distribution);
  }
  if (!Object.hasOwn(numbersOf, kind)) return undefined;
  const numbers = numbersOf[kind as keyof typeof numbersOf]
    .filter((key) => kind !== "beta" || written[key] !== undefined)
    .map((key) => [key, number(written[key])]);
  return { kind, ...Object.fromEntries(numbers), ...scaleOf(kind, written.scale) };
}

function component(written: unknown): unknown {
  if (!isRecord(written)) return undefined;
  const distribution = legible(written.distribution);
  return distribution === undefined ? undefined : { weight: number(written.weight), distribution };
}

/** A scale that is none counts as linear, which has fewer rules. */
function scaleOf(kind: string, scale: unknown): object {
  return kind === "quantiles" ? { scale: scale === "log" ? "log" : "linear" } : {};
}

function number(written: unknown): number {
  return typeof written === "number" ? written : Number.NaN;
}

function isRecord(written: unknown): written is Readonly<Record<string, unknown>> {
  return written !== null && typeof written === "object" && !Array.isArray(written);
}
