import { ScenarioError } from "../scenario/problem.ts";
import { placeOf } from "../scenario/tree.ts";
import type { ReadEpisode } from "../scoring/hindcast/episode.ts";
import { quantitiesOf } from "./score-episode.ts";

/** What no score can be made of: throws ScenarioError where a run yields no finite number for what is scored. */
export function checkFinite(read: ReadEpisode, values: readonly Float64Array[]): void {
  const { tree, episode, points, features } = read;
  quantitiesOf(read).forEach((_, q) => {
    const run = values[q].findIndex((value) => !Number.isFinite(value));
    if (run < 0) return;
    const index = episode.observations.findIndex(({ name }) => name === points[q]?.observation);
    const path = q < points.length ? ["observations", index] : ["features", q - points.length];
    const what = q < points.length ? points[q].id : features[q - points.length].name;
    const rule = `${what} must be a finite number in every run, is not in run ${run}`;
    throw new ScenarioError([{ ...placeOf(tree, path), path: path.join("."), rule, value: values[q][run] }]);
  });
}
