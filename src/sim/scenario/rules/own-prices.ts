import { addDays, weeksBetween } from "../../../model/calendar.ts";
import type { OwnPrices } from "../../../model/scenario/parts.ts";
import { ownPricesSchema } from "../own-prices/schema.ts";
import type { Finder } from "./finder.ts";

/** Prices of the user's own are of materials that there are, and say something of the weeks that are simulated. */
export function checkOwnPrices(found: Finder): void {
  const written = found.value("ownPrices");
  const parsed = ownPricesSchema.safeParse(written);
  const [start, weeks] = [found.text("start"), found.value("horizonWeeks")];
  if (!parsed.success || start === undefined || typeof weeks !== "number" || !(weeks >= 1 && weeks <= 1040)) return;
  const from = found.text("historyFrom") ?? start;
  const materials = found.keys("materials");
  const told = new Set<string>();
  for (const { name, prices } of (parsed.data as OwnPrices).paths)
    for (const { material, basis, points } of prices) {
      const of = `${basis} of ${material}`;
      const say = (rule: string, value: unknown) => {
        if (!told.has(rule)) found.add(["ownPrices", "file"], rule, value);
        told.add(rule);
      };
      if (!materials.includes(material))
        say(`must tell of materials of the scenario, ${materials.join(", ")}`, material);
      const at = (when: string | number) => (typeof when === "number" ? when : weeksBetween(start, when));
      const begins = weeksBetween(start, from);
      if (!points.some(([when]) => at(when) < weeks))
        say(
          `must have a price before the end, ${addDays(start, 7 * weeks)}: path ${name} has none of ${of}`,
          points[0][0],
        );
      else if (at(points[points.length - 1][0]) < begins)
        say(`must have a price on or after ${from}: path ${name} has none of ${of}`, points[points.length - 1][0]);
    }
}
