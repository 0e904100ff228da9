/**
 * Mobility sigma at which form f draws `weightOverShare` times its share phi of the licences, from
 * w / phi = (1 - sigma) + sigma o_f / (phi o_f + (1 - phi) o_other), o being the openness of a form to the country.
 */
export function mobility(weightOverShare: number, share: number, openness: number, otherOpenness: number): number {
  const pull = openness / (share * openness + (1 - share) * otherOpenness);
  return (weightOverShare - 1) / (pull - 1);
}
