import type { SensitiveCourse, SensitivityRecord } from "./record.ts";

type Estimate = { readonly value: number; readonly standardError: number };
type Of = Pick<SensitiveCourse, "outcome" | "material" | "sector">;

const cells = ({ outcome, material, sector }: Of) => [outcome, material ?? "", sector ?? ""];

/** One line a share: of an input, a pair, correlated inputs, a group, or one of the four parts of the whole. */
export function sensitivityToCsv({ outcomes }: SensitivityRecord): string {
  const lines = outcomes.flatMap((of) => {
    const line = (
      measure: string,
      input: string,
      second: string,
      grade: string,
      group: string,
      share: Estimate | null,
    ) =>
      share === null
        ? []
        : [[...cells(of), measure, input, second, grade, group, share.value, share.standardError].join(",")];
    return [
      ...of.inputs.flatMap(({ path, grade, group, first, total, shapley }) => [
        ...line("first", path, "", grade, group, first),
        ...line("total", path, "", grade, group, total),
        ...line("shapley", path, "", grade, group, shapley),
      ]),
      ...of.correlated.flatMap(({ paths, first, total }) => [
        ...line("first", paths.join(" "), "", "", "", first),
        ...line("total", paths.join(" "), "", "", "", total),
      ]),
      ...of.groups.flatMap(({ group, first, total }) => [
        ...line("first", "", "", "", group, first),
        ...line("total", "", "", "", group, total),
      ]),
      ...of.pairs.flatMap(({ a, b, share }) => line("pair", a, b, "", "", share)),
      ...Object.entries(of.parts).flatMap(([part, share]) => line(`part:${part}`, "", "", "", "", share)),
    ];
  });
  return `${["outcome,material,sector,measure,input,withInput,grade,group,shareOfVariance,standardError", ...lines].join("\n")}\n`;
}

/** One line a share of the variance of a series' mean over a month; that of luck has no input. */
export function monthsToCsv({ courses }: SensitivityRecord): string {
  const lines = courses.flatMap((course) =>
    course.months.flatMap(({ from, to, first, total, luck }) => {
      const line = (measure: string, input: string, share: Estimate | null) =>
        share === null
          ? []
          : [[...cells(course), from, to, measure, input, share.value, share.standardError].join(",")];
      return [
        ...course.inputs.flatMap((path, k) => [...line("first", path, first[k]), ...line("total", path, total[k])]),
        ...line("luck", "", luck),
      ];
    }),
  );
  return `${["series,material,sector,from,to,measure,input,shareOfVariance,standardError", ...lines].join("\n")}\n`;
}
