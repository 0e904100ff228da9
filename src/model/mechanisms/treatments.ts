import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { inputColumn } from "../scenario/inputs.ts";
import type { PolicyState, Treatment } from "../scenario/parts.ts";
import { createLicenceOdds } from "./licence-odds.ts";

/** What each policy state does to each lane, run by run: indices [state][lane]. */
export type Treatments = {
  readonly blocked: readonly (readonly Column[])[];
  /** 1 where the lane needs a licence, else 0. */
  readonly licensed: readonly (readonly Column[])[];
  /** By desk instead of lane. */
  readonly approval: readonly (readonly Column[])[];
  /** By lane: its desks, one a material. */
  readonly desks: readonly (readonly number[])[];
  /**
   * By state: share of the country's usual orders that is refused in the end, of those that were not before the start; and
   * the same as expected while coverage is unknown.
   */
  readonly refused: readonly Column[];
  readonly expected: readonly Column[];
  /** By state: share of the supply from elsewhere that is withheld. */
  readonly alternativeWithheld: readonly Column[];
  /** 1 in the runs in which an unclear state covers civil use. */
  readonly covered: Column;
  /** Weeks from the beginning of an unclear state until that is known. */
  readonly knownAfter: Column;
};

/**
 * Lays out the treatment of every lane in every state. A state that may not cover civil use treats civil lanes as another
 * state does in the runs in which it does not; a draw a run decides, and until it is known buyers go by its odds.
 */
export function createTreatments(block: Block): Treatments {
  const { world, inputs, runs, streams, firstRun } = block;
  const { licences } = world.scenario.mechanisms;
  const lanes = lanesOf(block);
  const zero = column(runs);
  const one = column(runs, 1);
  const probability = inputColumn(inputs, "policy.coverage.probability");
  const covered = column(runs);
  streams.policyCoverage.fillUniform(covered, firstRun, runs, 0, 0);
  for (let i = 0; i < runs; i++) covered[i] = covered[i] < probability[i] ? 1 : 0;

  const treatmentOf = (state: number, { form, endUse }: Lane): Treatment | undefined => {
    const { country, world: everyone } = world.states[state];
    return endUse === null ? everyone[form] : country[form]?.[endUse];
  };
  const otherState = ({ ifNotCovered }: PolicyState, { endUse }: Lane): number | null =>
    ifNotCovered === undefined || endUse !== "civil" ? null : world.stateNames.indexOf(ifNotCovered);
  const byCoverage = (yes: Column, no: Column): Column => covered.map((is, i) => (is === 1 ? yes[i] : no[i]));
  const inForce = (state: number, lane: Lane, column: (state: number) => Column): Column => {
    const other = otherState(world.states[state], lane);
    return other === null ? column(state) : byCoverage(column(state), column(other));
  };
  const blockedIn = (state: number, lane: Lane): Column => {
    if (treatmentOf(state, lane)?.blocked === undefined) return zero;
    const place = lane.endUse === null ? `world.${lane.form}` : `country.${lane.form}.${lane.endUse}`;
    return inputColumn(inputs, `policy.states.${world.stateNames[state]}.${place}.blocked`);
  };
  const licensedIn = (state: number, lane: Lane): Column =>
    licences && treatmentOf(state, lane)?.approval !== undefined ? one : zero;
  const odds = createLicenceOdds(block);
  const approvalIn = (state: number, lane: Lane, desk: number): Column => {
    const mood = treatmentOf(state, lane)?.approval;
    return licences && mood !== undefined ? odds[mood][desk] : one;
  };
  const desks = lanes.map((_, l) => desksOf(block, lanes.length, l));
  const states = world.states.map((_, s) => s);
  const blocked = states.map((s) => lanes.map((lane) => inForce(s, lane, (state) => blockedIn(state, lane))));
  const licensed = states.map((s) => lanes.map((lane) => inForce(s, lane, (state) => licensedIn(state, lane))));
  const approval = states.map((s) => {
    const byDesk: Column[] = [];
    lanes.forEach((lane, l) => {
      for (const desk of desks[l]) byDesk[desk] = inForce(s, lane, (state) => approvalIn(state, lane, desk));
    });
    return byDesk;
  });

  const refused = world.states.map(() => column(runs));
  const unlicensed = world.states.map(() => column(runs));
  const expected = world.states.map(() => column(runs));
  const weights = lanes.map((lane) => laneWeight(block, lane));
  const open = column(runs);
  for (let s = 0; s < world.states.length; s++) {
    lanes.forEach((lane, l) => {
      if (lane.endUse === null) return;
      const other = otherState(world.states[s], lane) ?? s;
      const [b, b2] = [blockedIn(s, lane), blockedIn(other, lane)];
      for (const desk of desks[l]) {
        const [p, p2] = [approvalIn(s, lane, desk), approvalIn(other, lane, desk)];
        const weight = weights[l].map((share) => share / desks[l].length);
        addRefused(refused[s], weight, blocked[s][l], approval[s][desk]);
        addRefused(unlicensed[s], weight, zero, approval[s][desk]);
        for (let i = 0; i < runs; i++)
          open[i] = probability[i] * (1 - b[i]) * p[i] + (1 - probability[i]) * (1 - b2[i]) * p2[i];
        addRefused(expected[s], weight, zero, open);
      }
    });
  }
  countAgainstTheOfficeBefore(block, unlicensed, [...refused, ...expected]);
  return {
    blocked,
    licensed,
    approval,
    desks,
    refused,
    expected,
    alternativeWithheld: world.stateNames.map((name, s) =>
      world.states[s].alternativeWithheld === undefined
        ? zero
        : inputColumn(inputs, `policy.states.${name}.alternativeWithheld`),
    ),
    covered,
    knownAfter: inputColumn(inputs, "policy.coverage.foundOutAfter"),
  };
}

function addRefused(sum: Column, weight: Column, blocked: Column, approval: Column): void {
  for (let i = 0; i < sum.length; i++) sum[i] += weight[i] * (1 - (1 - blocked[i]) * approval[i]);
}

/** Refusals are counted against the days before the start: what the office refused then is what buyers are used to. */
function countAgainstTheOfficeBefore(
  { world, runs }: Block,
  unlicensed: readonly Column[],
  shares: readonly Column[],
): void {
  let before: number | null = null;
  for (const { week, state } of world.script) if (week < -world.runUpWeeks) before = state;
  if (before === null) return;
  const usual = unlicensed[before];
  for (const share of shares)
    for (let i = 0; i < runs; i++) share[i] = usual[i] < 1 ? Math.max(0, (share[i] - usual[i]) / (1 - usual[i])) : 0;
}

/** `endUse` is null for the rest of the world. */
type Lane = { readonly form: string; readonly formIndex: number; readonly endUse: "civil" | "military" | null };

/** In the order of the block's lanes. */
function lanesOf({ world }: Block): readonly Lane[] {
  const country = world.formNames.flatMap((form, formIndex) =>
    world.endUses.map((endUse) => ({ form, formIndex, endUse })),
  );
  return [...country, ...world.formNames.map((form, formIndex) => ({ form, formIndex, endUse: null }))];
}

/** The desks of a lane, one a material, in the order of the block's `approval`. */
function desksOf({ world }: Block, lanes: number, lane: number): readonly number[] {
  const countryLanes = lanes - world.forms.length;
  return world.materials.map((_, m) =>
    lane < countryLanes
      ? m * countryLanes + lane
      : world.materials.length * countryLanes + m * world.forms.length + (lane - countryLanes),
  );
}

/** The lane's share of the country's usual use, 0-1; 0 for the rest of the world. */
function laneWeight({ world, runs, formShare, usualUse, usualUseTotal }: Block, { formIndex, endUse }: Lane): Column {
  const weight = column(runs);
  if (endUse === null) return weight;
  for (const s of world.sectorsOfUse[world.endUses.indexOf(endUse)])
    for (let i = 0; i < runs; i++) weight[i] += (formShare[formIndex][i] * usualUse[s][i]) / usualUseTotal[0][i];
  return weight;
}
