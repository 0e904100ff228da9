import { ByteWriter, ParquetWriter } from "hyparquet-writer";

/** Where the bytes of a file go, in order; the array is written over after the call. */
export type Emit = (bytes: Uint8Array) => void;

/** A column of a table: its name, what its cells are, and the unit of its numbers, if they have one. */
export type TableColumn = { readonly name: string; readonly of: keyof typeof types; readonly unit: string | null };

/** What stands in a column for some rows. */
export type Cells = Int32Array | Float64Array | string[];

const types = {
  whole: { type: "INT32" },
  number: { type: "DOUBLE" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
} as const;

/** How Parquet calls what the cells of a column are. */
export function parquetType(of: TableColumn["of"]): string {
  return types[of].type;
}

/**
 * Writes a Parquet file group by group of rows, Snappy, no null anywhere. Units stand beside each column, and all together in
 * the file's own metadata, under `units`, for readers that show only that. Holds nothing but the group at hand.
 */
export class TableWriter {
  private readonly columns: readonly TableColumn[];
  private readonly bytes = new ByteWriter();
  private readonly parquet: ParquetWriter;
  private readonly emit: Emit;
  private readonly about: { readonly key: string; readonly value: string }[];

  constructor(columns: readonly TableColumn[], about: Readonly<Record<string, string>>, emit: Emit) {
    mustDiffer(columns.map(({ name }) => name));
    this.columns = columns;
    this.emit = emit;
    const units = columns.flatMap(({ name, unit }) => (unit === null ? [] : [[name, unit]]));
    this.about = pairsOf({ ...about, units: JSON.stringify(Object.fromEntries(units)) });
    this.parquet = new ParquetWriter({
      writer: this.bytes,
      schema: [
        { name: "root", num_children: columns.length },
        ...columns.map(({ name, of }) => ({ name, ...types[of], repetition_type: "REQUIRED" as const })),
      ],
      // Left out: in some processes the writer's minima and maxima came out wrong, and the bytes with them (Node 24.21).
      statistics: false,
      kvMetadata: this.about,
      createdBy: "chokepoint",
    });
  }

  /** The cells of so many rows more, column by column. */
  writeGroup(cells: readonly Cells[], rows: number): void {
    const pending = this.parquet.write({
      columnData: this.columns.map(({ name }, k) => ({ name, data: cells[k] })),
      rowGroupSize: rows,
    });
    mustBeDone(pending);
    this.parquet.row_groups.at(-1)?.columns.forEach(({ meta_data }, k) => {
      const { unit } = this.columns[k];
      if (meta_data !== undefined && unit !== null) meta_data.key_value_metadata = [{ key: "unit", value: unit }];
    });
    this.flush();
  }

  /** What was not known before the last row may be told now. */
  finish(more: Readonly<Record<string, string>> = {}): void {
    this.about.push(...pairsOf(more));
    mustBeDone(this.parquet.finish());
    this.flush();
  }

  private flush(): void {
    this.emit(this.bytes.getBytes());
    this.bytes.index = 0;
  }
}

/** SQL takes two names that only their case tells apart for one column. */
function mustDiffer(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) throw new RangeError(`${name}: must be no other column's name in any case`);
    seen.add(name.toLowerCase());
  }
}

/** A writer into memory has nothing left to wait for; one that had would lose what it fails at. */
function mustBeDone(pending: ReturnType<ParquetWriter["finish"]>): void {
  if (pending !== undefined) throw new RangeError("a Parquet file: its writer must not be asynchronous");
}

function pairsOf(about: Readonly<Record<string, string>>): { readonly key: string; readonly value: string }[] {
  return Object.entries(about).map(([key, value]) => ({ key, value }));
}
