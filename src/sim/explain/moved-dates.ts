import { addDays, daysBetween } from "../evidence/day.ts";
import { below, isInput, type Written, type WrittenMap } from "./written.ts";

/** Days on which something begins or ends in the world. The date of an input's evidence is none of them. */
const dates =
  /^(start|policy\.knownUntil|policy\.script\.\d+\.date|squeeze\.began|alternativeSupply\.projects\.[^.]+\.start)$/;

/**
 * The scenario with every date moved so that it starts on this day. No number changes: the model counts weeks from the
 * start and knows no season.
 */
export function startingOn(start: string, scenario: WrittenMap): WrittenMap {
  const days = daysBetween(String(scenario.start), start);
  return moved("", scenario, days) as WrittenMap;
}

function moved(path: string, node: Written, days: number): Written {
  if (typeof node === "string") return dates.test(path) && node !== "unknown" ? addDays(node, days) : node;
  if (node === null || typeof node !== "object" || isInput(node)) return node;
  if (Array.isArray(node)) return node.map((item, index) => moved(below(path, String(index)), item, days));
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, moved(below(path, key), child, days)]));
}
