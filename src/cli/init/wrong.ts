/** The rule that an answer breaks. */
export type Wrong = { readonly rule: string };

export const wrong = (rule: string): Wrong => ({ rule });

export function isWrong(read: unknown): read is Wrong {
  return typeof read === "object" && read !== null && "rule" in read;
}
