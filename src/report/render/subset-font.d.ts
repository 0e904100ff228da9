declare module "subset-font" {
  /** A font with the glyphs of a text alone, or with all where `keepAllGlyphs` says so and the text is undefined. */
  export default function subsetFont(
    font: Buffer,
    text: string | undefined,
    options: { readonly targetFormat: "sfnt" | "woff2"; readonly keepAllGlyphs?: boolean },
  ): Promise<Buffer>;
}
