import { shippedScenarios } from "../../support/shipped-scenarios.ts";
import { halfTheStep } from "./half-the-step.ts";

halfTheStep(shippedScenarios);
