import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";

/** What stands in place of what was set from each episode, out of sample, in sentences; none where no episode asks for a posterior. */
export function posteriorSentences({ results }: HindcastRecord): readonly string[] {
  return results
    .filter(({ variant }) => variant === "outOfSample")
    .flatMap(({ episode, posterior }) =>
      posterior === undefined
        ? []
        : [
            posterior.sha256 === null
              ? `${episode} is told with priors widened by hand: the posterior ${posterior.name}, inferred without it, is not there.`
              : `${episode} is told with the posterior ${posterior.name} (${posterior.sha256.slice(0, 12)}), inferred without it.`,
          ],
    );
}
