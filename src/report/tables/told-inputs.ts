import { declaredAt, groupOf } from "../../model/declarations.ts";
import type { InputGroup } from "../../model/scenario/input-spec.ts";
import type { Posterior } from "../../model/scenario/posterior.ts";
import { inputValueText, rankText, type WrittenInput } from "../words/input-values.ts";
import { inputText } from "../words/inputs.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { type InputRow, inputRows } from "./inputs.ts";

/** One number of a scenario as a reader is told of it; `group` is null where it goes with no other. */
export type ToldInput = InputRow & {
  readonly name: string;
  readonly what: string;
  readonly told: string;
  readonly group: InputGroup | null;
};

type Document = Readonly<Record<string, unknown>>;

/** Every number of a resolved scenario document in words, in the order of its keys. */
export function toldInputs(document: Document, lang: Lang): readonly ToldInput[] {
  const posterior = document.posterior as Posterior | undefined;
  const textOf = (path: string) => inputText(path, { scenario: document }, lang);
  return inputRows(document, lang).map((row) => {
    const written = at(document, row.path) as
      | WrittenInput
      | { readonly between: readonly string[]; readonly rank: number };
    if ("between" in written) {
      const name = listed(
        written.between.map((path) => textOf(path).name),
        lang,
      );
      return { ...row, name, what: "", told: rankText(written.rank, lang), group: null };
    }
    const group = declaredAt(row.path) === undefined ? null : groupOf(row.path);
    return { ...row, ...textOf(row.path), told: inputValueText(written, posterior, lang), group };
  });
}

function at(node: unknown, path: string): unknown {
  return path.split(".").reduce((below, key) => (below as Readonly<Record<string, unknown>>)[key], node);
}
