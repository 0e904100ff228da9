/** Of all records of results. By itself, since a page that writes them reads none, and needs no schema. */
export const resultsSchemaVersion = 1 as const;
