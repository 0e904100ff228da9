import type { MechanismName } from "../../model/scenario/scenario.ts";
import type { EpisodeDocument } from "../scoring/hindcast/episode-schema.ts";
import type { Variant } from "../scoring/hindcast/given.ts";

type Overrides = Readonly<Record<string, unknown>>;

/** What a variant lays over the episode's scenario; `off` switches one mechanism off besides. */
export function overridesOf(
  { unknownThen, leaveOut }: EpisodeDocument,
  variant: Variant,
  off?: MechanismName,
): Overrides {
  const layers: readonly Overrides[] = [
    variant === "policyKnown" ? {} : (unknownThen ?? {}),
    variant === "inSample" ? {} : leaveOut,
    off === undefined ? {} : { mechanisms: { [off]: false } },
  ];
  return layers.reduce(laidOver, {});
}

/** Maps are merged key by key; a number with its unit is replaced whole. */
function laidOver(below: Overrides, above: Overrides): Overrides {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) ? laidOver(before, value) : value;
  }
  return merged;
}

function isMap(value: unknown): value is Overrides {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("unit" in value);
}
