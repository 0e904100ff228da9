import { z } from "zod";

/** Marks, in the message of an issue, the keys that would have been known. */
export const knownKeysMark = "known keys: ";

/** An object that takes no other keys, and says which it takes. */
export function strict<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `${knownKeysMark}${Object.keys(shape).join(",")}` : undefined,
  });
}
