import { type Posterior, posteriorId } from "../../../model/scenario/posterior.ts";
import { plain } from "../tree.ts";
import { inputsIn } from "./correlations.ts";
import type { Finder } from "./finder.ts";

type Written = {
  readonly parameter?: { readonly name?: unknown; readonly of?: unknown };
  readonly value?: unknown;
  readonly distribution?: unknown;
};

/** An input that is drawn with others is one of the posterior that the scenario has, and names a parameter of it. */
export function checkPosterior(found: Finder): void {
  const posterior = found.value("posterior") as Posterior | undefined;
  for (const [path, input] of inputsIn(found.tree)) {
    const { parameter, value, distribution } = plain(input) as Written;
    if (parameter === undefined || parameter === null) continue;
    if (value !== undefined || distribution !== undefined)
      found.add([...path.split("."), "parameter"], "must not stand beside a value or a distribution");
    const here = [...path.split("."), "parameter"];
    if (posterior === undefined || parameter.of !== posteriorId(posterior))
      found.add(here, "must be of the scenario's posterior: all that it draws is drawn together", parameter.of);
    else if (!posterior.parameters.includes(String(parameter.name)))
      found.add([...here, "name"], `must be a parameter of the posterior, ${posterior.parameters.join(", ")}`);
  }
}
