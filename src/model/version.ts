/** Version of the model's arithmetic: it changes whenever the same scenario and seed may give other numbers. */
export const engineVersion = "4";
