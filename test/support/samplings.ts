import type { Sampling } from "../../src/sim/sampling/sampling.ts";

const ofEachKind: { readonly [Kind in Sampling["kind"]]: Extract<Sampling, { readonly kind: Kind }> } = {
  plain: { kind: "plain" },
  sobol: { kind: "sobol" },
  latin: { kind: "latin" },
  stratified: { kind: "stratified" },
};

/** One of each kind of sampling: the types see to it that none is missing. */
export const samplings: readonly Sampling[] = Object.values(ofEachKind);
