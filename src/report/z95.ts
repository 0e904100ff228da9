/** Standard errors to either side of the mean within which a normal distribution holds 95 %. */
export const z95 = 1.959963984540054;
