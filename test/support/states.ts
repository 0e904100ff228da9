import type { PolicyState, Treatment } from "../../src/model/scenario/parts.ts";
import { input } from "./simple-scenario.ts";

/** A policy state that does nothing and never ends, but for what is given. */
export function stateWith(given: Partial<PolicyState> = {}): PolicyState {
  return { title: "test", role: "restricted", country: {}, world: {}, lasts: "forever", next: {}, ...given };
}

export const openState = stateWith({ role: "open" });
export const stopped: Treatment = { blocked: input(1) };
