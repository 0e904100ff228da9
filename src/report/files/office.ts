import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PageContent } from "../page/content.ts";

/** The forms of Office in which a report can be had too, each by how its file ends; each is loaded when asked for. */
const forms = {
  xlsx: async (content: PageContent) => (await import("../office/workbook.ts")).workbookOf(content),
  docx: async (content: PageContent) => (await import("../office/document.ts")).documentOf(content),
  pptx: async (content: PageContent) => (await import("../office/deck.ts")).deckOf(content),
} as const;

export type OfficeForm = keyof typeof forms;

export const officeForms = Object.keys(forms) as readonly OfficeForm[];

/** A report in one of the forms: the same content gives the same bytes. */
export function officeFile(form: OfficeForm, content: PageContent): Promise<Uint8Array> {
  return forms[form](content);
}

/** Writes a report in forms of Office into a folder, each by the name `report`. */
export async function writeOffice(folder: string, asked: readonly OfficeForm[], content: PageContent): Promise<void> {
  for (const form of asked) writeFileSync(join(folder, `report.${form}`), await officeFile(form, content));
}
