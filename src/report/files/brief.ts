import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "../../sim/results/host.ts";
import type { OpenedResults } from "../../sim/results/kinds.ts";
import { loadQuotesOnRecord } from "../../sim/results/shipped.ts";
import { briefOf } from "../page/brief/brief-of.ts";
import { briefPage } from "../page/brief/html.ts";
import type { PageContent } from "../page/content.ts";
import type { OfficeForm } from "./office.ts";

/** Writes the brief of results into `<folder>/brief.html`, and brief.docx where asked for; `content` is what their page says. */
export async function writeBrief(
  folder: string,
  main: OpenedResults,
  more: readonly OpenedResults[],
  content: PageContent,
  host: Host,
  office: readonly OfficeForm[] = [],
): Promise<void> {
  const { brief, pictures } = await briefOf(main, more, content, loadQuotesOnRecord(host));
  writeFileSync(join(folder, "brief.html"), await briefPage(brief, pictures));
  if (!office.includes("docx")) return;
  const { briefDocument } = await import("../office/brief-document.ts");
  writeFileSync(join(folder, "brief.docx"), await briefDocument(brief, pictures));
}
