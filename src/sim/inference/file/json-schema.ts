import { z } from "zod";
import { inferenceSchema } from "./schema.ts";

/** JSON Schema of an inference file, by which editors complete and check it. */
export function inferenceJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(inferenceSchema, { target: "draft-2020-12", reused: "ref" });
  return { ...schema, title: "Chokepoint inference" };
}
