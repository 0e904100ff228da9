type Named = { readonly role: string };

/** Told apart by lightness too; blue and vermilion after Okabe and Ito (2008). */
const restricted = ["#93c1e1", "#f2c9a5", "#d98a52", "#7a4b86", "#3c6e91", "#b9a4c4"];
const open = ["#e9edf0", "#d3dae0", "#f4f5f6"];

/** A colour for each policy state, the same in every chart of a study: greys where no restriction is in force. */
export function stateColors(states: readonly Named[], first = -1): readonly string[] {
  const colors = states.map(() => "");
  const order = states.map((_, s) => s).sort((a, b) => Number(b === first) - Number(a === first) || a - b);
  const next = { restricted: 0, open: 0 };
  for (const s of order) {
    const palette = states[s].role === "open" ? open : restricted;
    const at = states[s].role === "open" ? next.open++ : next.restricted++;
    colors[s] = palette[at % palette.length];
  }
  return colors;
}
