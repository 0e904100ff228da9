import type { Quantity } from "../../src/sim/engine/probes/quantity.ts";
import type { Files } from "../../src/sim/scenario/bases.ts";
import type { ReadScenario } from "../../src/sim/scenario/read.ts";
import type { EvidenceRow } from "../../src/sim/scoring/evidence/rows.ts";
import type { ReadEpisode } from "../../src/sim/scoring/hindcast/episode.ts";
import { type Given, givenAt } from "../../src/sim/scoring/hindcast/given.ts";
import { quantitiesOf } from "../../src/sim/scoring/hindcast/score.ts";
import type { Written } from "./undo.ts";

/** What is run in every state of the model: an episode to be scored, or a scenario for the symptoms. */
export type Run = {
  readonly name: string;
  readonly document: Written;
  /** The episode that the scenario is told without. */
  readonly left: string | null;
  readonly quantities: readonly Quantity[];
  readonly scored: { readonly read: ReadEpisode; readonly given: Given } | null;
};

const banned = "2026-01-06";
const civil = ["large", "middle", "small"];

const during = (series: string, from: string, to: string): Quantity => ({
  ...{ kind: "meanDuring", series, base: null },
  during: { from, to },
});

/** What symptoms are read from, by name; the runs of the policy as it was. */
export const known = {
  firstCivilStop: { kind: "firstLineStopDay", sectors: civil },
  unmet: { kind: "outcome", id: "unmetNeedShare.Dy" },
  paid: during("pricePaidUsdPerKg.Dy", banned, "2026-12-01"),
  fob: during("priceFobUsdPerKg.Dy", banned, "2026-12-01"),
  cover: during("makerCoverWeeks.Dy.large", banned, "2026-01-13"),
} as const satisfies Readonly<Record<string, Quantity>>;

/** The scenario of 2026 as shipped. */
const shipped = {
  quote: during("priceDomesticUsdPerKg.Dy", "2026-01-27", "2026-02-03"),
} as const satisfies Readonly<Record<string, Quantity>>;

/** Weeks of bans of which the harm is told. */
export const banWeeks = [0, 1, 10] as const;

/** Every episode out of sample, 2026 with the policy as it was, 2026 as shipped, and bans of some weeks. */
export function runsOf(
  episodes: readonly ReadEpisode[],
  evidence: readonly EvidenceRow[],
  files: Files,
  read: (name: string) => ReadScenario,
): readonly Run[] {
  const scored = episodes.map((episode): Run => {
    const given = givenAt(episode, evidence, files, "outOfSample");
    const { name } = episode.episode;
    const of = { document: given.scenario.document, left: name, quantities: quantitiesOf(episode) };
    return { name, ...of, scored: { read: episode, given } };
  });
  const ban = episodes.find(({ episode }) => episode.scenario === "ban-2026") as ReadEpisode;
  const { document } = givenAt(ban, evidence, files, "policyKnown").scenario;
  const symptom = (name: string, of: Written, quantities: readonly Quantity[]): Run => ({
    ...{ name, document: of, left: null, quantities, scored: null },
  });
  return [
    ...scored,
    symptom("known", document, Object.values(known)),
    symptom("shipped", read("ban-2026").document, Object.values(shipped)),
    ...banWeeks.map((weeks) => symptom(`ban of ${weeks}`, banOf(document, weeks), [known.firstCivilStop])),
  ];
}

/** The scenario with a ban of so many weeks, and nothing after it. */
function banOf(document: Written, weeks: number): Written {
  const policy = document.policy as Written;
  const before = (policy.script as readonly { readonly date: string }[]).filter(({ date }) => date < banned);
  const day = (after: number) => new Date(Date.parse(banned) + after * 864e5).toISOString().slice(0, 10);
  const ban = [
    { date: banned, state: "ban" },
    { date: day(7 * weeks), state: "detente" },
  ];
  return {
    ...document,
    policy: { ...policy, knownUntil: "2026-11-30", script: [...before, ...(weeks === 0 ? [] : ban)] },
  };
}
