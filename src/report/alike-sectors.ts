import type { Manifest } from "../sim/study/study.ts";

/**
 * Sectors that the scenario as resolved tells apart by nothing but title and size, in groups of two and more: same end use,
 * same cover, same number of firms. Which of a group runs dry first is luck. None where the rule of allocation knows sectors
 * apart, or the national stock is for some of a group only.
 */
export function alikeSectors({ scenario }: Pick<Manifest, "scenario">): readonly (readonly string[])[] {
  // The reader of scenarios has checked the document; here it is only a record.
  const { sectors, allocation, nationalStock } = scenario as unknown as Resolved;
  if (allocation?.rule !== "proRata") return [];
  const eligible = nationalStock?.release?.eligible;
  const groups = new Map<string, string[]>();
  for (const [name, { title: _title, demandWeight: _size, priority: _priority, ...rest }] of Object.entries(sectors)) {
    if (rest.makerCover === undefined || rest.firms === undefined) continue;
    const key = JSON.stringify([rest, Array.isArray(eligible) && eligible.includes(name)], withoutOrigin);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

type Resolved = {
  readonly sectors: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly allocation?: { readonly rule?: string };
  readonly nationalStock?: { readonly release?: { readonly eligible?: unknown } };
};

const origin: readonly string[] = ["source", "date", "grade"];

function withoutOrigin(key: string, value: unknown): unknown {
  return origin.includes(key) ? undefined : value;
}
