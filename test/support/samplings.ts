import type { Sampling } from "../../src/sim/engine/sampling/sampling.ts";

const ofEachKind: { readonly [Kind in Sampling["kind"]]: Extract<Sampling, { readonly kind: Kind }> } = {
  plain: { kind: "plain" },
  sobol: { kind: "sobol" },
  latin: { kind: "latin" },
  stratified: { kind: "stratified" },
  outlined: { kind: "outlined", candidates: 2 },
  importance: {
    kind: "importance",
    tail: "pricePaidPeakMultiple.Dy >= 10",
    factor: 4,
    region: [
      { dimension: "squeeze.onset/0", from: 0.25, to: 1 },
      { dimension: "policy.coverage", from: 0, to: 0.5 },
    ],
  },
};

/** One of each kind of sampling: the types see to it that none is missing. */
export const samplings: readonly Sampling[] = Object.values(ofEachKind);

/** Those whose draws do not depend on the world; an outlined one chooses its runs by what that world foretells. */
export const worldlessSamplings = samplings.filter(({ kind }) => kind !== "outlined");
