import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";

const schema = fileURLToPath(import.meta.resolve("vega-lite/vega-lite-schema.json"));

/** What of a chart breaks Vega-Lite's own schema; null when nothing does. */
export function schemaErrors(spec: unknown): unknown {
  validate(spec);
  return validate.errors ?? null;
}

const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schema, "utf8")));
