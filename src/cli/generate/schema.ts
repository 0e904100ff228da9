import { writeFileSync } from "node:fs";
import { generateJsonSchema } from "../../sim/scenario/json-schema.ts";

/** Writes the JSON Schema by which editors complete and check scenario files. */
writeFileSync(
  new URL("../../../configs/scenario.schema.json", import.meta.url),
  `${JSON.stringify(generateJsonSchema(), null, 2)}\n`,
);
