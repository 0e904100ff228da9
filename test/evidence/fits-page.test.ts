import { expect, test } from "vitest";
import { readEvidenceText } from "../support/evidence-text.ts";
import { askTable } from "../support/fit-tables/ask.ts";
import { correlationTable } from "../support/fit-tables/correlation.ts";
import { oneCaseTable, refusedTable, withheldTable } from "../support/fit-tables/durations.ts";
import { escalationTable } from "../support/fit-tables/escalation.ts";
import { gdpTable } from "../support/fit-tables/gdp.ts";
import { goodnessTable } from "../support/fit-tables/goodness.ts";
import { halfLifeTable, remainingTable } from "../support/fit-tables/half-life.ts";
import { beforeTable, lengthsTable, measuresTable, structureTable } from "../support/fit-tables/lengths.ts";
import { classTable, clockTable, licenceTable } from "../support/fit-tables/licences.ts";
import { mobilityTable } from "../support/fit-tables/mobility.ts";
import { relapseShapeTable, relapseTable, spellTable } from "../support/fit-tables/relapse.ts";
import { squeezeTable } from "../support/fit-tables/squeeze.ts";
import { volatilityTable } from "../support/fit-tables/volatility.ts";

const page = readEvidenceText("fits.md");
const tables = {
  "how long withheld exports last": withheldTable,
  "how long refused purchases last": refusedTable,
  "what one case is worth": oneCaseTable,
  "goodness of the two laws": goodnessTable,
  escalation: escalationTable,
  relapse: relapseTable,
  "the shape of relapse": relapseShapeTable,
  "spells of calm": spellTable,
  volatility: volatilityTable,
  squeeze: squeezeTable,
  "decline after 2011": halfLifeTable,
  "decline against two speeds": remainingTable,
  "the ask": askTable,
  "licence approvals": licenceTable,
  "licence classes": classTable,
  "licence clock": clockTable,
  mobility: mobilityTable,
  "loss in yen": gdpTable,
  "measures as they are read": measuresTable,
  "one survival model of lengths": lengthsTable,
  "which effects act": structureTable,
  "lengths before and now": beforeTable,
  "shocks that go together": correlationTable,
} as const;

test.each(Object.entries(tables))("fits.md prints what the evidence gives: %s", (_, table) => {
  expect(page).toContain(`\n${table()}\n`);
});

test("every table of fits.md but the first is one of these", () => {
  const headRows = page.match(/^\|(---\|)+$/gm) ?? [];
  const computed = Object.values(tables).flatMap((table) => table().match(/^\|(---\|)+$/gm) ?? []);
  expect(headRows).toHaveLength(computed.length + 1);
});
