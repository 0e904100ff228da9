import { Option } from "commander";
import { type Lang, langs } from "../../report/words/lang.ts";
import { InputError } from "../../sim/results/host.ts";

/** The one language of what a command writes; what is none is told of as `report` tells it. */
export function langOption(of: string): Option {
  return new Option("--lang <code>", `${of}: ${langs.join(" or ")}`).default("en").argParser((text: string): Lang => {
    const lang = langs.find((each) => each === text);
    if (lang === undefined)
      throw new InputError(`--lang: must be one of ${langs.join(", ")}, got ${text || "nothing"}`);
    return lang;
  });
}
