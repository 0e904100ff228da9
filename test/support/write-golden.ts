import { existsSync, writeFileSync } from "node:fs";
import { frozenGolden, goldenLine, goldenPath, moves, presentGolden, refusal } from "./golden.ts";

/** `npm run golden`: makes test/fixtures/golden.json again, unless a number moved under the same engine version. */
const present = await presentGolden();
const frozen = existsSync(goldenPath) ? frozenGolden() : present;
const refused = refusal(frozen, present);
if (refused !== undefined) {
  process.stderr.write(`${refused}\n`);
  process.exitCode = 2;
} else {
  writeFileSync(goldenPath, `${JSON.stringify(present, null, 1)}\n`);
  const moved = moves(frozen, present);
  process.stdout.write([moved.length === 0 ? "no number moved" : "moved", ...moved].join("\n  "));
  process.stdout.write(`\nCHANGELOG.md must say of engine ${present.engineVersion}: ${goldenLine(present)}\n`);
}
