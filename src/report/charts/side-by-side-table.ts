import { fanUnits } from "./kit/fan.ts";
import { weekUnits } from "./table-units.ts";

/** Every column of the chart's table, in order: a row fills those that it draws. */
export const noCells = {
  ...{ study: "", quantity: "", week: 0, over90: "", to90: "", to50: "", under10: "" },
  ...{ p05: "", p25: "", p50: "", p75: "", p95: "", stopped: "", low: "", high: "" },
};

export const sideBySideUnits = weekUnits({
  ...{ over90: "runs with over 90 % of the orders refused, 0-1", to90: "over 50 to 90 %, 0-1" },
  ...{ to50: "over 10 to 50 %, 0-1", under10: "up to 10 %, 0-1" },
  ...fanUnits("cover: weeks of need; paid: times the first week"),
  stopped: "share of the runs, 0-1",
});
