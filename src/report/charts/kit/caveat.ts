import type { OutcomeName } from "../../../model/outcomes/index.ts";
import type { Lang } from "../../words/lang.ts";
import { titleIn } from "../../words/titles.ts";
import type { DrawnStudy } from "./chart.ts";
import { evenLines, textOf } from "./names.ts";
import { vermilions } from "./theme.ts";

/** What the model is known to overstate of an outcome, in words; undefined where nothing is on record. */
export function caveatOf({ overstated }: DrawnStudy, outcome: OutcomeName, lang: Lang): string | undefined {
  const found = overstated?.find((each) => each.outcome === outcome);
  return found && titleIn(found.said, lang);
}

/** A panel with what must be known to read it right above, in lines of at most so many pixels; as it is where there is nothing. */
export function withCaveat(panel: object, caveat: string | undefined, width: number): object {
  if (caveat === undefined) return panel;
  return {
    ...panel,
    title: {
      ...{ text: textOf(evenLines(caveat, width, 11.5)), fontSize: 11.5, fontWeight: 600, color: vermilions[2] },
      ...{ anchor: "start", frame: "group", offset: 10 },
    },
  };
}
