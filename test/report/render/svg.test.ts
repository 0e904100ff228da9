import { expect, test } from "vitest";
import { renumberedOutlines, rounded } from "../../../src/report/render/svg.ts";

test("coordinates are told to a hundredth of a pixel, and a figure that is read keeps its digits", () => {
  const svg =
    '<svg viewBox="0 0 10.1234 5"><path d="M1.23456,-2.5L3,4.004"/><text x="0.12649" transform="translate(1.9999,2)" font-size="11.125px">0.005 %, 1.2345</text></svg>';
  expect(rounded(svg)).toBe(
    '<svg viewBox="0 0 10.12 5"><path d="M1.23,-2.5L3,4"/><text x="0.13" transform="translate(2,2)" font-size="11.125px">0.005 %, 1.2345</text></svg>',
  );
});

test("what the canvas numbers to the base of 16 through the life of the process counts from 0 in each picture", () => {
  const svg = (id: string) => `<clipPath id="cl_${id}"/><g clip-path="url(#cl_${id})"/>`;
  expect(renumberedOutlines(svg("9") + svg("a") + svg("1f"))).toBe(renumberedOutlines(svg("1") + svg("2") + svg("3")));
});
