import type { Chart } from "../../../src/report/charts/kit/chart.ts";

/** The one chart of an id. */
export function one(charts: readonly Chart[], id: string): Chart {
  const chart = charts.find((each) => each.id === id);
  if (chart === undefined) throw new RangeError(`no chart ${id}`);
  return chart;
}

/** The cells of a column by its name, without what is told of it in brackets. */
export function columnsOf({ columns, rows }: Chart["table"]) {
  return (name: string) => rows.map((row) => row[columns.findIndex((each) => each.split(" [")[0] === name)]);
}
