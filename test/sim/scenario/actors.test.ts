import { expect, test } from "vitest";
import { oneActorText } from "../../../src/report/words/actors.ts";
import { actorsLikeSeveral } from "../../../src/sim/scenario/actors.ts";

const exporterOnly = (exporter: unknown) => actorsLikeSeveral({ country: "Germany", exporter }).includes("exporter");

test.each([
  ..."China and Russia|China, Russia|China & Russia|China+Russia|China / Russia|China and Russia (one bloc)".split("|"),
  ..."中国とロシア|中国、ロシア|中国・ロシア".split("|"),
  ..."Bosnia and Herzegovina and Serbia|Trinidad and Tobago, Guyana|ボスニア・ヘルツェゴビナとセルビア|Korea, Japan".split(
    "|",
  ),
  { en: "the bloc", ja: "中国とロシア" },
])("%j reads like several", (exporter) => expect(exporterOnly(exporter)).toBe(true));

test.each([
  ..."China|DR Congo|Iceland|Netherlands|中国|アメリカ合衆国|ところの国".split("|"),
  ..."Bosnia and Herzegovina|Bosnia & Herzegovina|Trinidad and Tobago|São Tomé and Príncipe|St. Kitts & Nevis".split(
    "|",
  ),
  ..."Saint Vincent and the Grenadines|Bosnien und Herzegowina|Bosnia y Herzegovina|ボスニア・ヘルツェゴビナ".split(
    "|",
  ),
  ..."トリニダード・トバゴ|Korea, Republic of|Congo, Democratic Republic of the".split("|"),
  { en: "China", ja: "中国" },
  { en: "Bosnia and Herzegovina", ja: "ボスニア・ヘルツェゴビナ" },
])("%j reads like one", (exporter) => expect(exporterOnly(exporter)).toBe(false));

test("what is said of them is true of a country with such a name too, and is said once", () => {
  const both = { country: "Germany and France", exporter: { en: "China and Russia", ja: "中国とロシア" } };
  expect(oneActorText([both, both])).toBe(
    "“Germany and France” is treated as one country: it has one stock, and its firms draw on the same arrivals. “China and Russia” is treated as one exporter: it has one policy, one licence office and one home market.",
  );
  expect(oneActorText([both], "ja")).toContain("「中国とロシア」は一つの輸出国として扱う。");
  expect(oneActorText([{ country: "Germany", exporter: "China" }])).toBe("");
});
