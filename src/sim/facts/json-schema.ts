import { z } from "zod";
import { factsSchema } from "./schema.ts";

/** JSON Schema of a facts file, by which editors complete and check it. */
export function factsJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(factsSchema, { target: "draft-2020-12", reused: "ref" });
  return { ...schema, title: "Chokepoint facts" };
}
