/** Shape of the beta distribution behind a PERT: mean (low + 4 mode + high) / 6 (Malcolm et al. 1959). */
export function pertShape(low: number, mode: number, high: number): { readonly alpha: number; readonly beta: number } {
  return { alpha: 1 + (4 * (mode - low)) / (high - low), beta: 1 + (4 * (high - mode)) / (high - low) };
}
