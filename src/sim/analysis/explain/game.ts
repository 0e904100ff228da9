import { type InputGroup, inputGroups } from "../../../model/scenario/input-spec.ts";
import type { Probe } from "../../engine/probes/run-probes.ts";
import { ScenarioError } from "../../scenario/problem.ts";
import { type ReadScenario, readDocument } from "../../scenario/read.ts";
import { configurationDifference, type WrittenMap } from "./configuration.ts";
import type { Merger } from "./explanation.ts";
import { hybrid, startingOn } from "./hybrid.ts";

/** Players beyond which the coalitions, 2 to their number, are too many to run. */
const mostPlayers = 8;

/**
 * What a coalition's worth counts for in the Shapley value of a player: value = sum over all coalitions of weight x worth.
 * Coalitions are masks: bit k is set when player k has joined. The weights are those of joining in random order
 * (Shapley 1953, A value for n-person games).
 */
export function shapleyWeight(players: number, player: number, coalition: number): number {
  const others = sizeOf(coalition & ~(1 << player));
  const orders = (factorial(others) * factorial(players - others - 1)) / factorial(players);
  return isIn(player, coalition) ? orders : -orders;
}

export function isIn(player: number, coalition: number): boolean {
  return (coalition & (1 << player)) !== 0;
}

/** All coalitions of so many players, from none to all. */
export function coalitionsOf(players: number): readonly number[] {
  if (!(players >= 0 && players <= mostPlayers))
    throw new RangeError(`players: must be 0 to ${mostPlayers}, got ${players}`);
  return Array.from({ length: 1 << players }, (_, coalition) => coalition);
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest >>>= 1) size += rest & 1;
  return size;
}

function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}

/** Groups that come from the same scenario in every hybrid. */
type Player = readonly InputGroup[];

type Game = {
  readonly players: readonly Player[];
  readonly mergers: readonly Merger[];
  /** The scenario in which the players of a coalition come from b, by a name of its own. */
  readonly hybridOf: (coalition: number) => Pick<Probe, "name" | "read">;
};

/** Of no effect on any number: the model knows countries by their roles. */
const withoutEffect = new Set(["country", "exporter"]);

/**
 * The game whose worth is an outcome: players are the groups of which something differs. Where a scenario with one group
 * from a and another from b breaks a rule of scenarios, the two that leave the fewest such become one player.
 */
export function gameOf(a: ReadScenario, b: ReadScenario): Game {
  const differing = groupsThatDiffer(a.document, b.document);
  const read = oncePerKey((fromB: Player) => readHybrid(a.document, b.document, fromB));
  const membersOf = (players: readonly Player[], coalition: number) =>
    inputGroups.filter((group) => players.some((player, k) => isIn(k, coalition) && player.includes(group)));
  const problemsOf = (players: readonly Player[]) =>
    coalitionsOf(players.length)
      .slice(1, -1)
      .map((coalition) => read(membersOf(players, coalition)))
      .filter((each) => typeof each === "string");
  let players: readonly Player[] = differing.map((group) => [group]);
  const mergers: Merger[] = [];
  for (let problems = problemsOf(players); problems.length > 0; problems = problemsOf(players)) {
    const merged = pairsMerged(players).map((each) => ({ ...each, left: problemsOf(each.players).length }));
    const best = merged.reduce((least, each) => (each.left < least.left ? each : least));
    players = best.players;
    mergers.push({ groups: best.pair, why: problems[0] });
  }
  const all = (1 << players.length) - 1;
  return {
    players,
    mergers,
    hybridOf: (coalition) => {
      if (coalition === 0) return { name: a.scenario.name, read: a };
      if (coalition === all) return { name: b.scenario.name, read: b };
      const members = membersOf(players, coalition);
      const name = [a.scenario.name, "with", ...members, "of", b.scenario.name].join("-");
      return { name, read: read(members) as ReadScenario };
    },
  };
}

function groupsThatDiffer(a: WrittenMap, b: WrittenMap): readonly InputGroup[] {
  const rows = configurationDifference(a, startingOn(String(a.start), b));
  return inputGroups.filter((group) => rows.some((row) => row.group === group && !withoutEffect.has(row.path)));
}

/** A hybrid, or what is wrong with it. */
function readHybrid(a: WrittenMap, b: WrittenMap, fromB: Player): ReadScenario | string {
  try {
    return readDocument(hybrid(a, b, new Set(fromB)), `${a.name} with ${fromB.join(", ")} of ${b.name}`);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const [{ path, rule }] = error.problems;
    return `${path}: ${rule}`;
  }
}

/** Every way to make two players one, in order. */
function pairsMerged(players: readonly Player[]) {
  return players.flatMap((one, i) =>
    players.slice(i + 1).map((other) => {
      const pair = inputGroups.filter((group) => one.includes(group) || other.includes(group));
      return { pair, players: players.map((each) => (each === one ? pair : each)).filter((each) => each !== other) };
    }),
  );
}

function oncePerKey<T>(compute: (key: Player) => T): (key: Player) => T {
  const held = new Map<string, T>();
  return (key) => {
    const name = key.join();
    const found = held.get(name) ?? compute(key);
    held.set(name, found);
    return found;
  };
}
