import { z } from "zod";
import { resultsSchemaVersion } from "../../study/study.ts";
import { inputGroups } from "./explanation.ts";

const finite = z.number("must be a number");
const estimate = { value: finite, standardError: finite };
const mean = z.looseObject({ mean: finite, standardError: finite }, "must be a map");
const name = z.string("must be text").nullable();

const difference = {
  outcome: z.string("must be text"),
  material: name,
  sector: name,
  unit: z.string("must be text"),
  a: mean,
  b: mean,
  difference: finite,
  standardError: finite,
  correlation: finite,
};

/** explain.json of a comparison, as far as a report draws it. */
export const explanationSchema = z.looseObject(
  {
    schemaVersion: z.literal(resultsSchemaVersion, `must be ${resultsSchemaVersion}`),
    a: z.string("must be text"),
    b: z.string("must be text"),
    seed: z.string("must be text"),
    runs: z.int("must be a whole number").min(1, "must be 1 or more"),
    comparedRuns: z.int("must be a whole number").min(1, "must be 1 or more"),
    explanations: z.array(
      z.looseObject(
        {
          ...difference,
          explained: z.looseObject(difference, "must be a map"),
          remainder: z.looseObject(estimate, "must be a map").optional(),
          bars: z.array(
            z.looseObject(
              {
                groups: z.array(z.enum(inputGroups, `must be one of ${inputGroups.join(", ")}`), "must be a list"),
                ...estimate,
              },
              "must be a map",
            ),
            "must be a list",
          ),
        },
        "must be a map",
      ),
      "must be a list",
    ),
  },
  "must be a map",
);
