/** Sensitivity k at which open^-k is `multiple`. */
export function askSensitivity(multiple: number, openShare: number): number {
  return Math.log(multiple) / -Math.log(openShare);
}

/** Open share at which open^-k is `multiple`. */
export function openShareAt(multiple: number, sensitivity: number): number {
  return multiple ** (-1 / sensitivity);
}

/** Open share that the market sees, weeks after a stop of `blocked` of the flow, at a response time in weeks. */
export function seenOpenShare(blocked: number, weeks: number, responseWeeks: number): number {
  return 1 - blocked * (1 - Math.exp(-weeks / responseWeeks));
}
