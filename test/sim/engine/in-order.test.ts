import { expect, test } from "vitest";
import { inOrder } from "../../../src/sim/engine/in-order.ts";

const threads = { file: new URL("file:///nowhere.js"), name: "none", workerData: null };

test("parts are folded in the order of the tasks, each once", async () => {
  const folded: [number, number][] = [];
  const done: number[] = [];
  await inOrder<number, number>({
    tasks: [3, 1, 2],
    workers: 1,
    here: (task) => task * task,
    threads,
    fold: (part, task) => void folded.push([task, part]),
    onDone: (task) => done.push(task),
  });
  expect(folded).toEqual([
    [3, 9],
    [1, 1],
    [2, 4],
  ]);
  expect(done).toEqual([3, 1, 2]);
});

test("no task is no work; a task that throws ends it", async () => {
  const fold = () => {
    throw new Error("must not fold");
  };
  await inOrder<number, number>({ tasks: [], workers: 4, here: (task) => task, threads, fold });
  const here = () => {
    throw new RangeError("broken");
  };
  await expect(inOrder<number, number>({ tasks: [1, 2], workers: 1, here, threads, fold })).rejects.toThrow("broken");
});

test("an abort ends it between two tasks, with the signal's reason", async () => {
  const controller = new AbortController();
  const folded: number[] = [];
  const work = inOrder<number, number>({
    tasks: [1, 2, 3],
    workers: 1,
    here: (task) => task,
    threads,
    fold: (part) => {
      folded.push(part);
      controller.abort(new Error("enough"));
    },
    signal: controller.signal,
  });
  await expect(work).rejects.toThrow("enough");
  expect(folded).toEqual([1]);
});

test("a part that comes after the abort is not folded", async () => {
  const controller = new AbortController();
  const fold = () => {
    throw new Error("must not fold");
  };
  const here = () => controller.abort(new Error("enough"));
  const work = inOrder<number, void>({ tasks: [1], workers: 1, here, threads, fold, signal: controller.signal });
  await expect(work).rejects.toThrow("enough");
});
