import { z } from "zod";
import { inputSpecs } from "../../../model/declarations.ts";
import { ownPriceBases } from "../../../model/scenario/parts.ts";
import { strict } from "../distribution-schema.ts";
import { mostPlausible } from "../input-problems.ts";
import { input, name, provenance, words } from "../input-schema.ts";

/** More paths than these are a model of their own. */
export const mostPaths = 1000;

/** What stands in a file, and in a resolved scenario beside what the table says. */
const written = {
  file: words.describe("Table of prices, CSV, beside this file: see docs/own-prices.md."),
  ...provenance,
  position: input(inputSpecs["ownPrices.position"])
    .optional()
    .describe("Where in a fan of paths a run lies; left out: anywhere, each path as often as its weight."),
};

/** `ownPrices` of a scenario file. */
export const writtenOwnPricesSchema = strict(written).describe(
  "Prices of your own in the place of simulated ones: a table of paths by date or week, with its source and grade.",
);

const price = z.number().positive("must be above 0").max(mostPlausible.price);

/** The same of a resolved scenario, as a manifest keeps it. */
export const ownPricesSchema = strict({
  ...written,
  sha256: words,
  paths: z
    .array(
      strict({
        name: words,
        weight: z.number().positive("must be above 0"),
        prices: z
          .array(
            strict({
              material: name,
              basis: z.enum(ownPriceBases),
              points: z.array(z.tuple([z.union([z.string(), z.int()]), price])).min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1)
    .max(mostPaths),
});
