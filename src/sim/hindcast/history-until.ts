type Document = Readonly<Record<string, unknown>>;

/**
 * A scenario as it was known on a day: of every list named `script`, wherever it stands, only the entries dated up to
 * that day; `knownUntil` no later than it. Plans (a project's start) stay: they were announced before.
 */
export function historyUntil(document: Document, day: string): Document {
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      if (key === "script" && Array.isArray(value)) return [key, value.filter((entry) => !isLater(entry, day))];
      if (key === "knownUntil" && typeof value === "string") return [key, value < day ? value : day];
      return [key, isMap(value) ? historyUntil(value, day) : value];
    }),
  );
}

function isLater(entry: unknown, day: string): boolean {
  return isMap(entry) && typeof entry.date === "string" && entry.date > day;
}

function isMap(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
