import { halfTheStep } from "./half-the-step.ts";

// All that are shipped: half-the-step.slow.ts.
halfTheStep(["ban-2026"]);
