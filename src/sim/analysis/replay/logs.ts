/**
 * Something that happened in one run, `week` weeks from the start: what a reader would tell of it. Names are those of the
 * scenario.
 */
export type ReplayEvent = { readonly week: number } & (
  | { readonly kind: "policyState"; readonly state: string }
  | { readonly kind: "coverageKnown"; readonly state: string; readonly covered: boolean }
  /** Weekly batches of one desk of the licence office under one policy state, from `since` to `week`, by how they are answered. */
  | {
      readonly kind: "licences";
      readonly desk: string;
      readonly since: number;
      readonly granted: number;
      readonly refused: number;
    }
  | { readonly kind: "squeeze"; readonly lastsWeeks: number }
  | { readonly kind: "fearRises" | "fearFalls" }
  | { readonly kind: "releaseBegins" | "releaseEnds" | "stockAtFloor" | "stockFull"; readonly material: string }
  | { readonly kind: "firstLineStop"; readonly sector: string }
  | { readonly kind: "sectorShort" | "sectorRecovered"; readonly sector: string }
  | { readonly kind: "projectOnStream"; readonly project: string }
  | { readonly kind: "pricePeak"; readonly material: string; readonly quote: string; readonly multiple: number }
);
