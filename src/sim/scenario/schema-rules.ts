import type { z } from "zod";

/** What must stand where another type was expected by zod. */
export function typeRule(expected: string): string {
  if (expected === "number") return "must be a finite number";
  if (expected === "int") return "must be a whole number";
  if (expected === "object" || expected === "record") return "must be a map of keys";
  if (expected === "array") return "must be a list";
  if (expected === "string") return "must be text";
  if (expected === "boolean") return "must be true or false";
  return `must be ${expected}`;
}

/** A message of zod as one of ours. */
export function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

export function smallRule(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin !== "number" && issue.origin !== "int") return lower(issue.message);
  return `must be ${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}`;
}

export function bigRule(issue: z.core.$ZodIssueTooBig): string {
  if (issue.origin !== "number" && issue.origin !== "int") return lower(issue.message);
  return `must be ${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}`;
}
