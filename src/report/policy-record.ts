import type { Manifest } from "../sim/study/study.ts";

type Treatments = Readonly<Record<string, Readonly<Record<string, object>>>>;

type State = {
  readonly role: string;
  readonly country?: Treatments;
  readonly next?: Readonly<Record<string, unknown>>;
};

type Policy = {
  readonly script: readonly { readonly date: string; readonly state: string }[];
  readonly states: Readonly<Record<string, State>>;
};

/** What a study's policy can come to: roles of its states from the start on; null where the manifest has no policy. */
export function reachedRoles(manifest: Manifest): ReadonlySet<string> | null {
  const policy = policyOf(manifest);
  if (policy === null) return null;
  const reached = new Set<string>();
  const enter = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const [next, odds] of Object.entries(policy.states[name]?.next ?? {})) if (!isNever(odds)) enter(next);
  };
  const { start } = manifest.scenario;
  for (const { date, state } of policy.script) if (date > String(start)) enter(state);
  const first = stateAtStart(manifest, policy);
  if (first !== undefined) enter(first);
  return new Set([...reached].flatMap((name) => policy.states[name]?.role ?? []));
}

/** Whether exports to the country are under licence, and none refused outright, as a study starts. */
export function isLicensedAtStart(manifest: Manifest): boolean {
  const policy = policyOf(manifest);
  const name = policy === null ? undefined : stateAtStart(manifest, policy);
  if (policy === null || name === undefined) return false;
  const treatments = Object.values(policy.states[name]?.country ?? {}).flatMap((byUse) => Object.values(byUse));
  return treatments.some((each) => "approval" in each) && !treatments.some((each) => "blocked" in each);
}

function policyOf({ scenario }: Manifest): Policy | null {
  // The reader of scenarios has checked the document; here it is only a record.
  return (scenario.policy as Policy | undefined) ?? null;
}

function stateAtStart({ scenario }: Manifest, { script }: Policy): string | undefined {
  return script.filter(({ date }) => date <= String(scenario.start)).at(-1)?.state;
}

/** Whether odds are given as none. */
function isNever(odds: unknown): boolean {
  return typeof odds === "object" && odds !== null && "value" in odds && odds.value === 0;
}
