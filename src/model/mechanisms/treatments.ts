import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { inputColumn } from "../inputs.ts";
import type { PolicyState, Treatment } from "../scenario.ts";

/** What each policy state does to each lane, run by run: indices [state][lane]. */
export type Treatments = {
  readonly blocked: readonly (readonly Column[])[];
  /** 1 where the lane needs a licence, else 0. */
  readonly licensed: readonly (readonly Column[])[];
  readonly approval: readonly (readonly Column[])[];
  /** By state: share of the country's usual orders that is refused in the end, and as expected while coverage is unknown. */
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
  const layOut = (column: (state: number, lane: Lane) => Column) =>
    world.states.map((state, s) =>
      lanes.map((lane) => {
        const other = otherState(state, lane);
        return other === null ? column(s, lane) : byCoverage(column(s, lane), column(other, lane));
      }),
    );
  const blockedIn = (state: number, lane: Lane): Column => {
    if (treatmentOf(state, lane)?.blocked === undefined) return zero;
    const place = lane.endUse === null ? `world.${lane.form}` : `country.${lane.form}.${lane.endUse}`;
    return inputColumn(inputs, `policy.states.${world.stateNames[state]}.${place}.blocked`);
  };
  const licensedIn = (state: number, lane: Lane): Column =>
    licences && treatmentOf(state, lane)?.approval !== undefined ? one : zero;
  const approvalIn = (state: number, lane: Lane): Column => {
    const mood = treatmentOf(state, lane)?.approval;
    return licences && mood !== undefined ? inputColumn(inputs, `licences.approval.${mood}`) : one;
  };
  const blocked = layOut(blockedIn);
  const licensed = layOut(licensedIn);
  const approval = layOut(approvalIn);

  const refused = world.states.map(() => column(runs));
  const expected = world.states.map(() => column(runs));
  const weights = lanes.map((lane) => laneWeight(block, lane));
  for (let s = 0; s < world.states.length; s++) {
    lanes.forEach((lane, l) => {
      if (lane.endUse === null) return;
      const other = otherState(world.states[s], lane);
      const [b, p] = [blockedIn(s, lane), approvalIn(s, lane)];
      const [b2, p2] = other === null ? [b, p] : [blockedIn(other, lane), approvalIn(other, lane)];
      for (let i = 0; i < runs; i++) {
        refused[s][i] += weights[l][i] * (1 - (1 - blocked[s][l][i]) * approval[s][l][i]);
        const open = probability[i] * (1 - b[i]) * p[i] + (1 - probability[i]) * (1 - b2[i]) * p2[i];
        expected[s][i] += weights[l][i] * (1 - open);
      }
    });
  }
  return {
    blocked,
    licensed,
    approval,
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

/** `endUse` is null for the rest of the world. */
type Lane = { readonly form: string; readonly formIndex: number; readonly endUse: "civil" | "military" | null };

/** In the order of the block's lanes. */
function lanesOf({ world }: Block): readonly Lane[] {
  const country = world.formNames.flatMap((form, formIndex) =>
    world.endUses.map((endUse) => ({ form, formIndex, endUse })),
  );
  return [...country, ...world.formNames.map((form, formIndex) => ({ form, formIndex, endUse: null }))];
}

/** The lane's share of the country's usual use, 0-1; 0 for the rest of the world. */
function laneWeight({ world, runs, formShare, usualUse, usualUseTotal }: Block, { formIndex, endUse }: Lane): Column {
  const weight = column(runs);
  if (endUse === null) return weight;
  for (const s of world.sectorsOfUse[world.endUses.indexOf(endUse)])
    for (let i = 0; i < runs; i++) weight[i] += (formShare[formIndex][i] * usualUse[s][i]) / usualUseTotal[0][i];
  return weight;
}
