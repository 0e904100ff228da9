/** Fonts of one alphabet each, in the order in which a letter is looked for; files are named by alphabet and weight. */
export const fontFiles = [
  { family: "Inter", file: "inter-latin" },
  { family: "Inter Latin", file: "inter-latin-ext" },
  { family: "Inter Vietnamese", file: "inter-vietnamese" },
  { family: "Inter Cyrillic", file: "inter-cyrillic" },
  { family: "Inter Old Cyrillic", file: "inter-cyrillic-ext" },
  { family: "Inter Greek", file: "inter-greek" },
  { family: "Inter Old Greek", file: "inter-greek-ext" },
  { family: "Noto Sans JP", file: "noto-sans-jp-japanese" },
  { family: "Noto Sans KR", file: "noto-sans-kr-korean" },
  { family: "Noto Sans SC", file: "noto-sans-sc-chinese-simplified" },
  { family: "Noto Sans Arabic", file: "noto-sans-arabic-arabic" },
  { family: "Noto Sans Hebrew", file: "noto-sans-hebrew-hebrew" },
  { family: "Noto Sans Thai", file: "noto-sans-thai-thai" },
  { family: "Noto Sans Devanagari", file: "noto-sans-devanagari-devanagari" },
] as const;

export type FontFile = (typeof fontFiles)[number]["file"];
