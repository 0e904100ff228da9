import { declaredAt } from "../../../model/declarations.ts";
import type { Distribution } from "../../../model/distributions/distribution.ts";
import { quantile } from "../../../model/distributions/quantile.ts";
import { studyKey } from "../../../model/random/key.ts";
import type { Input } from "../../../model/scenario/parts.ts";
import { unitsOf } from "../../../model/scenario/units.ts";
import { latinPoints, sobolPoints } from "../../engine/sampling/points.ts";
import { inputProblems, mostPlausible } from "../../scenario/input-problems.ts";
import { meant, oneOf } from "../../scenario/problem.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import type { Path } from "../../scenario/tree.ts";
import type { AxisDocument, GridDocument } from "./grid-schema.ts";
import { interpolated, written } from "./interpolated.ts";

/** A number, a distribution, a switch or a word that a cell has in place of the scenario's own; the unit of an input. */
export type Setting = {
  readonly path: string;
  readonly value: number | boolean | string | Distribution;
  readonly unit: string | null;
  /** Where in the grid it stands. */
  readonly from: Path;
};

/** What a level of an axis sets: another scenario, by its position, or some inputs. */
export type Level = { readonly scenario: number } | { readonly settings: readonly Setting[] };

export type Report = (path: Path, rule: string, value?: unknown) => void;

/** How many levels an axis has, whatever the scenario. */
export function countOf({ values, range, quantiles, scenarios, design }: AxisDocument): number {
  if (scenarios !== undefined) return scenarios.length + 1;
  return values?.length ?? range?.count ?? quantiles?.length ?? design?.points ?? 0;
}

/** What every path sets that an axis names, with its place in the grid. */
export function pathsOf(axis: AxisDocument, at: Path): readonly { readonly path: string; readonly from: Path }[] {
  if (axis.design !== undefined)
    return axis.design.inputs.map(({ input }, k) => ({ path: input, from: [...at, "design", "inputs", k, "input"] }));
  if (axis.input === undefined) return [];
  return typeof axis.input === "string"
    ? [{ path: axis.input, from: [...at, "input"] }]
    : axis.input.map((path, k) => ({ path, from: [...at, "input", k] }));
}

/** The levels of an axis as one scenario takes them. What is wrong with them is reported, and left out. */
export function levelsOf(
  axis: AxisDocument,
  at: Path,
  { name }: Pick<GridDocument, "name">,
  read: ReadScenario,
  report: Report,
): readonly Level[] {
  if (axis.scenarios !== undefined)
    return Array.from({ length: axis.scenarios.length + 1 }, (_, scenario) => ({ scenario }));
  const setter = (path: string, from: Path, unit: string | undefined, unitAt: Path) =>
    setterOf(read, { path, from, unit, unitAt }, report);
  if (axis.design !== undefined) {
    const { kind, points, inputs } = axis.design;
    const key = studyKey(`${name} design ${at.join(".")}`);
    const all = (kind === "sobol" ? sobolPoints : latinPoints)(points, inputs.length, key, "sweep");
    const columns = inputs.map(({ input, from, to, scale, unit }, k) => {
      const here: Path = [...at, "design", "inputs", k];
      const set = setter(input, [...here, "input"], unit, [...here, "unit"]);
      if (set === undefined) return undefined;
      if (from === undefined || to === undefined) return all.map((point) => set.quantile(point[k], here));
      if (!mustHaveRange(from, to, scale, here, report)) return undefined;
      return all.map((point) => set.value(interpolated(from, to, point[k], scale), here));
    });
    return all.map((_, k) => ({ settings: present(columns.map((column) => column?.[k])) }));
  }
  const setters = pathsOf(axis, at).map(({ path, from }) => setter(path, from, axis.unit, [...at, "unit"]));
  const together = (of: (set: Setter) => Setting | undefined): Level => ({
    settings: present(setters.map((set) => (set === undefined ? undefined : of(set)))),
  });
  if (axis.values !== undefined)
    return axis.values.map((value, k) => together((set) => set.value(value, [...at, "values", k])));
  if (axis.quantiles !== undefined)
    return axis.quantiles.map((p, k) => together((set) => set.quantile(p, [...at, "quantiles", k])));
  const { from, to, count, scale } = axis.range as NonNullable<AxisDocument["range"]>;
  if (!mustHaveRange(from, to, scale, [...at, "range"], report)) return [];
  return Array.from({ length: count }, (_, k) =>
    together((set) => set.value(interpolated(from, to, k / (count - 1), scale), [...at, "range"])),
  );
}

function present<T>(all: readonly (T | undefined)[]): readonly T[] {
  return all.filter((each) => each !== undefined);
}

function mustHaveRange(from: number, to: number, scale: string | undefined, at: Path, report: Report): boolean {
  if (from === to) report([...at, "to"], "must differ from from", to);
  else if (scale === "log" && (from <= 0 || to <= 0)) report([...at, "scale"], "must have ends above 0 on a log scale");
  else return true;
  return false;
}

type Setter = {
  readonly value: (value: Setting["value"], at: Path) => Setting | undefined;
  readonly quantile: (p: number, at: Path) => Setting | undefined;
};
type Asked = { readonly path: string; readonly from: Path; readonly unit: string | undefined; readonly unitAt: Path };

/** Sets one path of a scenario; undefined, and reported, where there is nothing to set. */
function setterOf(read: ReadScenario, { path, from, unit, unitAt }: Asked, report: Report): Setter | undefined {
  const found = identity.has(path) ? undefined : standsAt(read.document, path);
  const { name } = read.scenario;
  if (found === undefined || (found !== null && typeof found === "object" && !isInput(found))) {
    const known = pathsIn(read.document);
    report(from, `must be an input, a switch or a rule of ${name}${meant(path, known) || oneOf(known)}`, path);
    return undefined;
  }
  if (!isInput(found)) return factSetter(path, name, typeof found, unit, unitAt, report);
  const spec = declaredAt(path)?.spec;
  const units: readonly string[] = spec === undefined ? [found.unit] : unitsOf(spec.dimension);
  if (unit !== undefined && !units.includes(unit)) {
    report(unitAt, `must be a unit of ${path}${oneOf(units)}`, unit);
    return undefined;
  }
  const set = (value: number | Distribution, of: string, at: Path): Setting | undefined => {
    const document = typeof value === "number" ? { value, unit: of } : { distribution: value, unit: of };
    const wrong = spec === undefined ? [] : inputProblems(document, spec.range, mostPlausible[spec.dimension], true);
    for (const { path: below, rule } of wrong)
      report(typeof value === "number" ? at : [...at, ...below.slice(1)], `${rule}, as ${path}`, value);
    return wrong.length > 0 ? undefined : { path, value, unit: of, from: at };
  };
  return {
    value: (value, at) => {
      if (typeof value !== "boolean" && typeof value !== "string") return set(value, unit ?? found.unit, at);
      report(at, `must be a number or a distribution, as ${path} of ${name}`, value);
      return undefined;
    },
    quantile: (p, at) => {
      if (spec !== undefined) return set(written(quantile(inputAt(read, path).distribution, p)), found.unit, at);
      report(at, "must not be asked of what has no distribution", path);
      return undefined;
    },
  };
}

function factSetter(
  path: string,
  name: string,
  type: string,
  unit: string | undefined,
  unitAt: Path,
  report: Report,
): Setter {
  if (unit !== undefined) report(unitAt, `must not stand with ${path}, which has no unit`, unit);
  return {
    value: (value, at) => {
      if (typeof value === type) return { path, value, unit: null, from: at };
      report(
        at,
        `must be ${type === "string" ? "text" : type === "number" ? "a number" : "true or false"}, as ${path} of ${name}`,
        value,
      );
      return undefined;
    },
    quantile: (_, at) => {
      report(at, "must not be asked of what has no distribution", path);
      return undefined;
    },
  };
}

/** What a file is, not what its world is like. */
const identity = new Set(["schemaVersion", "name"]);

type InputDocument = { readonly unit: string };

function isInput(node: unknown): node is InputDocument {
  return node !== null && typeof node === "object" && "unit" in node && "source" in node;
}

/** What stands at a dotted path of a document; undefined where nothing does. */
function standsAt(document: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (node, key) =>
        node !== null && typeof node === "object" && !isInput(node) && Object.hasOwn(node, key)
          ? (node as Readonly<Record<string, unknown>>)[key]
          : undefined,
      document,
    );
}

function inputAt({ scenario }: ReadScenario, path: string): Input {
  return path.split(".").reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], scenario) as Input;
}

/** All that a cell may set, by path, in the order of the document. */
function pathsIn(node: unknown, above = ""): readonly string[] {
  if (node === null || typeof node !== "object" || Array.isArray(node)) return [];
  return Object.entries(node).flatMap(([key, below]) => {
    const path = above === "" ? key : `${above}.${key}`;
    if (["posterior", "title", "shortTitle", "summary"].includes(key)) return [];
    return isInput(below) || typeof below === "boolean" ? [path] : pathsIn(below, path);
  });
}
