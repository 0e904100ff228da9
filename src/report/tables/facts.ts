import { knownOn } from "../../sim/facts/days.ts";
import type { KnownScenario } from "../../sim/facts/known-by.ts";
import type { ReadFacts } from "../../sim/facts/read.ts";
import type { FactDocument } from "../../sim/facts/schema.ts";
import { clipped, textColumns, wrapped } from "../words/lines.ts";
import { titleIn } from "../words/titles.ts";

/** What `check` prints of a facts file: what is on record, by which day, and on what it rests. */
export function factsText({ document }: ReadFacts): string {
  const { name, title, keptTo, facts } = document;
  const policy = facts.filter(({ kind }) => kind === "state").length;
  const rows = facts
    .toSorted((a, b) => (knownOn(a) < knownOn(b) ? -1 : knownOn(a) > knownOn(b) ? 1 : 0))
    .map((fact) => [clipped(fact.name, 26), knownOn(fact), fact.grade, clipped(saidBy(fact), 62)]);
  const lines = [
    `${name} is valid: ${titleIn(title, "en")}`,
    `kept to ${keptTo}: ${facts.length} ${facts.length === 1 ? "fact" : "facts"}, ${policy} of policy, which enter the script, and ${facts.length - policy} that weigh runs`,
    "",
    textColumns([["fact", "known by", "grade", "what it says"], ...rows]),
    "",
    ...facts.flatMap((fact) => [`  ${fact.name}: ${fact.source}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A fact in a few words. */
function saidBy(fact: FactDocument): string {
  switch (fact.kind) {
    case "state":
      return fact.on === undefined ? `${fact.state} began on ${fact.entered}` : `${fact.state} in force on ${fact.on}`;
    case "flow": {
      const { flow, material, form, during, share, atLeast, atMost } = fact;
      const much = share ?? (atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`);
      return `${flow}, ${material} as ${form}, ${during}: ${much} of usual`;
    }
    case "quote":
      return `${fact.basis} quote of ${fact.material} on ${fact.on}: ${fact.value} ${fact.unit}`;
    case "stock":
      return `stock of ${fact.sector ?? "the state"}, ${fact.material}, on ${fact.on}: ${fact.value} ${fact.unit}`;
    case "licences":
      return `${fact.share} of lots granted, mood ${fact.approval}, on ${fact.on}`;
    case "lineStop":
      return `${fact.happened ? "a" : "no"} line stop by ${fact.by}: ${fact.sectors.join(", ")}`;
    case "firm":
      return `a firm of ${fact.sector} has ${fact.cover} ${fact.unit} of ${fact.material} on ${fact.on}`;
  }
}

/** Which scenarios of a comparison facts tell of, which stand as they are, and what that does to differences, for the terminal. */
export function weighedText(read: readonly KnownScenario[]): string {
  const known = read.flatMap(({ scenario, facts }) =>
    facts === undefined ? [] : [`${scenario.name} (${facts.name}, known to ${facts.asOf})`],
  );
  const plain = read.flatMap(({ scenario, facts }) => (facts === undefined ? [scenario.name] : []));
  const both = "A difference is then both what the scenarios have different and what is known of each:";
  const rest =
    plain.length === 0 && new Set(read.map(({ facts }) => facts?.sha256)).size === read.length
      ? `${both} where few runs of one carry the weight they are carried forward, and errors add in squares.`
      : plain.length === 0
        ? `${both} what the facts of one teach of stocks, demand and makers is not laid on the other.`
        : `As it is, without facts: ${plain.join(", ")}. ${both} what the facts teach of stocks, demand and makers is laid on none of those.`;
  return `${wrapped(`Weighed by facts: ${known.join(", ")}. ${rest}`, 100).join("\n")}\n`;
}
