import { z } from "zod";
import { writtenOwnPricesSchema } from "./own-prices/schema.ts";
import { writtenPosteriorSchema } from "./posterior/written.ts";
import { scenarioSchema } from "./schema.ts";

/** Keys that stay required in a file: a file that extends another may leave out all the rest. */
const alwaysRequired = new Set(["unit", "source", "date", "grade", "kind", "weight", "between", "rank"]);

type JsonSchema = { [key: string]: unknown };

/** JSON Schema of a scenario file, by which editors complete and check it. */
export function generateJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(scenarioSchema, { target: "draft-2020-12", reused: "inline" }) as JsonSchema;
  const { $schema: _, ...posterior } = z.toJSONSchema(writtenPosteriorSchema, {
    target: "draft-2020-12",
    reused: "inline",
  });
  const { $schema: __, ...ownPrices } = z.toJSONSchema(writtenOwnPricesSchema, {
    target: "draft-2020-12",
    reused: "inline",
  });
  for (const each of [schema, posterior, ownPrices]) relax(each);
  const properties = schema.properties as JsonSchema;
  return {
    ...schema,
    title: "Chokepoint scenario",
    properties: {
      ...properties,
      posterior,
      ownPrices,
      extends: { type: "string", description: "File to build on (relative path), or the name of a shipped scenario." },
    },
  };
}

/** Drops `required` where a base may supply the key, and lets `null` take a key of the base away. */
function relax(node: unknown): void {
  if (node === null || typeof node !== "object") return;
  const schema = node as JsonSchema;
  const properties = schema.properties as JsonSchema | undefined;
  // No file says by itself which inputs a posterior draws.
  if (properties !== undefined && "unit" in properties) delete properties.parameter;
  if (Array.isArray(schema.required)) {
    const kept = schema.required.filter((key) => alwaysRequired.has(String(key)));
    const isDistribution = typeof (schema.properties as JsonSchema | undefined)?.kind === "object";
    if (!isDistribution) {
      if (kept.length > 0) schema.required = kept;
      else delete schema.required;
    }
  }
  for (const child of Object.values(schema)) relax(child);
}
