import { topBin } from "../engine/bands/bins.ts";

/*
 * The counts of a series lie in pages of 64 bins, page by page and within a page week by week: what no value reaches is
 * never touched, and so takes no memory.
 */

export const binsPerPage = 64;
export const pageShift = 6;
const pages = Math.ceil((topBin + 1) / binsPerPage);

/** Room for the counts of a series in a week. */
export const countsPerCell = pages * binsPerPage;

/** Where the values of a series (by position) that fell into a bin in a week are counted. */
export function binAddress(weeks: number, series: number, week: number, bin: number): number {
  return pageOf(series, weeks, week) + (bin >> pageShift) * weeks * binsPerPage + (bin & (binsPerPage - 1));
}

/** The first bin that is not counted beside this one. */
export function endOfPage(bin: number): number {
  return (bin | (binsPerPage - 1)) + 1;
}

/** Where the first page of a series and week begins; the next is as many pages on as there are weeks. */
export function pageOf(series: number, weeks: number, week: number): number {
  return (series * pages * weeks + week) * binsPerPage;
}
