import { writeFileSync } from "node:fs";
import { inferenceJsonSchema } from "../../sim/inference/file/json-schema.ts";
import { generateJsonSchema } from "../../sim/scenario/json-schema.ts";

/** Writes the JSON Schemas by which editors complete and check scenario and inference files. */
for (const [name, schema] of [
  ["scenario", generateJsonSchema()],
  ["inference", inferenceJsonSchema()],
] as const)
  writeFileSync(
    new URL(`../../../configs/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
