import type { World } from "./scenario/world.ts";

/** What rests on the scenario alone, e.g. a table: computed at the first block of a world and kept for the others. */
export function oncePerWorld<T extends object>(compute: (world: World) => T): (world: World) => T {
  const held = new WeakMap<World, T>();
  return (world) => {
    let found = held.get(world);
    if (found === undefined) {
      found = compute(world);
      held.set(world, found);
    }
    return found;
  };
}
