/** 95th percentile of the standard normal distribution. */
export const normalP95 = 1.6448536269514722;
