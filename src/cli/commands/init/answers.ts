import { isDay } from "../../../sim/evidence/day.ts";
import { parseQuantity, type Quantity } from "../../init/quantity.ts";
import { isWrong, type Wrong, wrong } from "../../init/wrong.ts";

export function words(text: string): string | Wrong {
  if (!/\p{L}/u.test(text)) return wrong("must be a name");
  return /[\p{Cc}\p{Cs}]/u.test(text) || text.length > 60
    ? wrong("must be at most 60 letters on one line")
    : text.trim();
}

export function day(text: string): string | Wrong {
  return isDay(text) ? text : wrong("must be a day such as 2026-11-01");
}

/** Reads a number or a range of it; a time may be none, a flow or money may not. */
export function quantity(dimension: "flow" | "time" | "money", example: string) {
  return (text: string): Quantity | Wrong => {
    const read = parseQuantity(text, dimension, example);
    return dimension !== "time" && !isWrong(read) && !(read.numbers[0] > 0) ? wrong("must be above 0") : read;
  };
}

export function price(example: string) {
  return (text: string): Quantity | Wrong => {
    const read = parseQuantity(text, "price", example);
    if (isWrong(read)) return read;
    if (read.numbers.length > 1) return wrong("must be one number: today's quote is known");
    return read.numbers[0] > 0 ? read : wrong("must be above 0");
  };
}

/** Reads a low and a high share of GDP, or one that is both. */
export function shareOfGdp(example: string) {
  return (text: string): Quantity | Wrong => {
    const read = parseQuantity(text.replace(/\s*of GDP$/i, ""), "share", example);
    if (isWrong(read)) return read;
    if (read.numbers.length > 2) return wrong("must be one number or two: a low and a high reading");
    const most = read.unit === "%" ? 100 : 1;
    return read.numbers.every((each) => each <= most) ? read : wrong("must be at most the whole GDP");
  };
}
