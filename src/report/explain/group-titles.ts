import type { InputGroup } from "../../sim/explain/explanation.ts";

const titles: Readonly<Record<InputGroup, string>> = {
  trigger: "trigger and duration",
  scope: "form and scope of the ban",
  stocks: "stocks",
  supply: "alternative supply",
  intensity: "intensity and thrift",
  memory: "market memory",
  baseline: "baseline",
};

/** Groups of inputs in words, e.g. `stocks`, or `stocks with alternative supply` where they are taken as one. */
export function groupsTitle(groups: readonly InputGroup[]): string {
  return groups.map((group) => titles[group]).join(" with ");
}
