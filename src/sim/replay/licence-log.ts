import type { Block } from "../../model/block.ts";
import type { UniformSource } from "../../model/random/source.ts";
import type { World } from "../../model/scenario/world.ts";
import { licenceDesks } from "../../model/streams.ts";
import type { ReplayEvent } from "../analysis/replay/logs.ts";

type Batch = { readonly week: number; readonly favour: number };
type Bulk = { readonly desk: string; readonly since: number; week: number; granted: number; refused: number };

/**
 * Listens to the draws by which the licence office answers the batches of one run, and tells how many of a desk's it grants
 * under a policy state. Desks of the country alone.
 */
export class LicenceLog {
  /** Stands in for the office's stream: the same numbers. */
  readonly stream: UniformSource;
  readonly bulks: Bulk[] = [];
  private readonly desks: readonly string[];
  /** By desk: the batch of this step, the week of the last one, and the bulk it belongs to. */
  private readonly batches = new Map<number, Batch>();
  private readonly lastWeek = new Map<number, number>();
  private readonly open = new Map<number, Bulk>();

  constructor(source: UniformSource, world: World) {
    this.desks = licenceDesks(world).filter((desk) => !desk.endsWith(".world"));
    this.stream = {
      uniform: (run, index, entity) => source.uniform(run, index, entity),
      fillUniform: (out, firstRun, count, index, entity) => source.fillUniform(out, firstRun, count, index, entity),
      fillNormalPair: (even, odd, firstRun, count, index, entity) =>
        source.fillNormalPair(even, odd, firstRun, count, index, entity),
      fillUniformPair: (even, odd, firstRun, members, count, index, desk) => {
        source.fillUniformPair(even, odd, firstRun, members, count, index, desk);
        if (count > 0 && desk < this.desks.length) this.batches.set(desk, { week: index / 2, favour: even[0] });
      },
    };
  }

  /** After a step: judges its batches by the odds that the block has held in it. A week's batch counts once. */
  step({ approval }: Block): void {
    for (const [desk, { week, favour }] of this.batches) {
      if (this.lastWeek.get(desk) === week) continue;
      this.lastWeek.set(desk, week);
      const bulk = this.open.get(desk) ?? this.begin(desk, week);
      bulk.week = week;
      if (favour < approval[desk][0]) bulk.granted++;
      else bulk.refused++;
    }
    this.batches.clear();
  }

  /** Another policy state: what is asked for from now on is told by itself. */
  newState(): void {
    this.open.clear();
  }

  events(): readonly ReplayEvent[] {
    return this.bulks.map((bulk) => ({ kind: "licences", ...bulk }));
  }

  private begin(desk: number, week: number): Bulk {
    const bulk: Bulk = { desk: this.desks[desk], since: week, week, granted: 0, refused: 0 };
    this.open.set(desk, bulk);
    this.bulks.push(bulk);
    return bulk;
  }
}
