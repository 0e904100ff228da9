/** A mean month: a twelfth of 365.25 days. */
export const daysPerMonth = 365.25 / 12;
export const weeksPerMonth = daysPerMonth / 7;
