import { createWorld } from "../../model/scenario/world.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { chosenSeries } from "../study/files/paths.ts";
import { type Host, InputError } from "./host.ts";

type WithPaths = { readonly paths?: readonly string[] | undefined };

/** Options with the weekly series of a scenario in place of the names that were asked for; InputError with all that are none. */
export function withChosenPaths<Options extends WithPaths>(
  options: Options,
  { scenario }: Pick<ReadScenario, "scenario">,
  { terms }: Pick<Host, "terms">,
): Options {
  if (options.paths === undefined) return options;
  const world = createWorld(scenario);
  const { ids, unknown } = chosenSeries(options.paths, world);
  if (unknown.length > 0 || ids.length === 0)
    throw new InputError(
      `${terms.paths}: must be of ${chosenSeries([], world).known.join(", ")}, or one of these for all materials and sectors, got ${unknown.length > 0 ? unknown.join(", ") : "none"}`,
    );
  return { ...options, paths: ids };
}
