import type { GivenDocument } from "../../sim/scoring/hindcast/run.ts";
import { inputRows } from "../inputs/input-rows.ts";

/** Inputs that an episode's headline leaves out, what stands in their place, and from what that was set. */
export function leaveOutRows(given: readonly GivenDocument[], episode: string): readonly (readonly string[])[] {
  const documentOf = (variant: string) =>
    given.find((each) => each.episode === episode && each.variant === variant)?.document ?? {};
  const [inUse, without] = ["inSample", "outOfSample"].map((variant) => inputRows(documentOf(variant)));
  const body = without.flatMap(({ path, value, unit, source, grade }) => {
    const own = inUse.find((row) => row.path === path);
    return own?.value === value && own.source === source
      ? []
      : [[`\`${path}\``, own?.value ?? "none", value, unit, source, grade]];
  });
  return [[`${episode}: input`, "in use", "left out", "unit", "source of what stands in its place", "grade"], ...body];
}
