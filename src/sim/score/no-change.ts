/**
 * CRPS of the forecast that the value known at the start stays, in its unit: a forecast of one point scores its absolute
 * error (Gneiting and Raftery 2007, JASA 102, section 4.2).
 */
export function noChangeCrps(start: number, observed: number): number {
  return Math.abs(observed - start);
}
