import type { z } from "zod";
import { ScenarioError } from "../scenario/problem.ts";
import { InputError } from "./host.ts";
import { readText } from "./read-file.ts";

/** A JSON file as the schema has it; `shown` is how messages call the file. All that is wrong with it at once. */
export function readRecord<T>(path: string, shown: string, schema: z.ZodType<T>): T {
  const record = parseJson(path, shown);
  const parsed = schema.safeParse(record);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const found = issue.path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown>)?.[key], record);
    const where = issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
    return `${shown}: ${where}${issue.message}, got ${JSON.stringify(found)?.slice(0, 60) ?? "nothing"}`;
  });
  throw new InputError(lines.join("\n"));
}

export function parseJson(path: string, shown: string): unknown {
  const text = readText(path, shown);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${shown}: must be JSON, got ${(error as Error).message}`);
  }
}

/** Reads; what is wrong with the user's files is wrong input. */
export function asInputError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScenarioError) throw new InputError(error.message);
    throw error;
  }
}
