import { z } from "zod";
import { strict } from "../distribution-schema.ts";
import { day, name, words } from "../input-schema.ts";

/* A posterior in a resolved scenario, as a manifest keeps it. */

const number = z.number();

/** The draws that a scenario takes: `Posterior` of the model. */
export const posteriorSchema = strict({
  name,
  sha256: words,
  knownTo: day.optional(),
  history: name.optional(),
  world: name.optional(),
  parameters: z.array(name).min(1),
  weights: z.array(number.gt(0)).min(1),
  draws: z.array(z.array(number)).min(1),
  overridden: z.array(words),
})
  .refine(({ weights, draws }) => weights.length === draws.length, {
    message: "must be as many as the draws",
    path: ["weights"],
  })
  .refine(({ parameters, draws }) => draws.every(({ length }) => length === parameters.length), {
    message: "must each have as many values as there are parameters",
    path: ["draws"],
  });
