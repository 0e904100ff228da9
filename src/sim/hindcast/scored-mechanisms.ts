import type { MechanismName } from "../../model/scenario/scenario.ts";

/** The mechanisms whose worth a hindcast measures by switching each off: those that an alternative model might lack. */
export const scoredMechanisms: readonly MechanismName[] = [
  "squeeze",
  "speculation",
  "scarcityPremium",
  "licences",
  "leakage",
  "hoarding",
  "firmSpread",
  "thrift",
  "redesign",
  "elasticity",
];
