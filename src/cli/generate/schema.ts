import { writeFileSync } from "node:fs";
import { gridJsonSchema } from "../../sim/analysis/sweep/grid-schema.ts";
import { factsJsonSchema } from "../../sim/facts/json-schema.ts";
import { inferenceJsonSchema } from "../../sim/inference/file/json-schema.ts";
import { generateJsonSchema } from "../../sim/scenario/json-schema.ts";

/** Writes the JSON Schemas by which editors complete and check scenario, inference, facts and grid files. */
for (const [name, schema] of [
  ["scenario", generateJsonSchema()],
  ["inference", inferenceJsonSchema()],
  ["facts", factsJsonSchema()],
  ["sweep", gridJsonSchema()],
] as const)
  writeFileSync(
    new URL(`../../../configs/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
