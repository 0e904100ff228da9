import type { Role } from "./protocol.ts";

/** Runs that a worker simulates at a time. */
export type Block = { readonly role: Role; readonly id: number; readonly firstRun: number; readonly runs: number };

/** Each worker's first block is small, so that there is an answer soon; later ones are large, so that little is lost between them. */
const blockSizes = [16, 32, 64, 128] as const;

/** Towards the end, blocks are no smaller than this. */
const fewest = 32;

/** Of what can wait, blocks are never large: what a reader asks for waits for one of them. */
const mostOfLeisure = 64;

/** The runs of a study from one on, cut into blocks for so many workers: towards the end ever smaller, so that all end together. */
export function blocksOf(role: Role, id: number, from: number, runs: number, workers: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let firstRun = from; firstRun < runs; ) {
    const left = runs - firstRun;
    const usual = blockSizes[Math.min(blockSizes.length - 1, Math.floor(blocks.length / workers))];
    const most = isUrgent({ role }) ? usual : mostOfLeisure;
    // Kernels take values by pairs.
    const share = Math.max(fewest, 2 * Math.ceil(left / (4 * workers)));
    const size = Math.min(left, most, share);
    blocks.push({ role, id, firstRun, runs: size });
    firstRun += size;
  }
  return blocks;
}

const roles: readonly Role[] = ["moved", "written", "beside", "checked"];

/** Whether a reader waits for it. */
export function isUrgent({ role }: Pick<Block, "role">): boolean {
  return role === "moved" || role === "written";
}

/** The study as moved and as written by turns, since they are compared run by run; then the one beside them, then what is checked. */
export function inOrder(blocks: readonly Block[]): readonly Block[] {
  const turn = (block: Block) => (isUrgent(block) ? block.firstRun : Number.MAX_SAFE_INTEGER);
  return blocks.toSorted(
    (a, b) => turn(a) - turn(b) || roles.indexOf(a.role) - roles.indexOf(b.role) || a.firstRun - b.firstRun,
  );
}
