import { z } from "zod";
import type { Distribution } from "../../model/distributions/distribution.ts";
import { strict } from "./strict.ts";

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
