/** The exponent of the scarcity term (configs/evidence/behaviour.md). */
const exponent = 1.3;

/** Sensitivity k at which a spread of k (-ln open)^1.3 multiplies the ask by `multiple`. */
export function askSensitivity(multiple: number, openShare: number): number {
  return Math.log(multiple) / (-Math.log(openShare)) ** exponent;
}

/** Open share at which a spread of k (-ln open)^1.3 multiplies the ask by `multiple`: the floor that makes a plateau. */
export function openShareAt(multiple: number, sensitivity: number): number {
  return Math.exp(-((Math.log(multiple) / sensitivity) ** (1 / exponent)));
}

/** Open share that the market sees, weeks after a stop of `blocked` of the flow, at a response time in weeks. */
export function seenOpenShare(blocked: number, weeks: number, responseWeeks: number): number {
  return 1 - blocked * (1 - Math.exp(-weeks / responseWeeks));
}
