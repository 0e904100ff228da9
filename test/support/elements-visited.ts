type Method = (this: unknown[], ...args: unknown[]) => unknown;

/** Methods that call a function for each element that they look at, and those that compare each themselves. */
const calling = ["every", "filter", "find", "findIndex", "findLast", "flatMap", "forEach", "map", "reduce", "some"];
const comparing = ["includes", "indexOf", "lastIndexOf"];
const copying = ["concat", "slice"];

/**
 * How many elements of arrays a piece of work looks at, one by one or in a loop: what it costs, the same on any machine and
 * however busy that is. Loops by index are not seen.
 */
export function elementsVisited(work: () => unknown): number {
  let visited = 0;
  const prototype = Array.prototype as unknown as Record<string | symbol, Method>;
  const kept = new Map<string | symbol, Method>();
  const replace = (name: string | symbol, by: (own: Method) => Method) => {
    kept.set(name, prototype[name]);
    Object.defineProperty(Array.prototype, name, { value: by(prototype[name]), writable: true, configurable: true });
  };
  for (const name of calling)
    replace(
      name,
      (own) =>
        function (this: unknown[], ...args) {
          const [each] = args;
          if (typeof each === "function")
            args[0] = function (this: unknown, a: unknown, b: unknown, c: unknown, d: unknown) {
              visited++;
              return each.call(this, a, b, c, d);
            };
          return Reflect.apply(own, this, args);
        },
    );
  for (const name of comparing)
    replace(
      name,
      (own) =>
        function (this: unknown[], ...args) {
          const found = Reflect.apply(own, this, args);
          visited += typeof found === "number" && found >= 0 ? found + 1 : this.length;
          return found;
        },
    );
  for (const name of copying)
    replace(
      name,
      (own) =>
        function (this: unknown[], ...args) {
          const made = Reflect.apply(own, this, args) as unknown[];
          visited += made.length;
          return made;
        },
    );
  replace(
    Symbol.iterator,
    (own) =>
      function (this: unknown[]) {
        const iterator = Reflect.apply(own, this, []) as IterableIterator<unknown>;
        const next = iterator.next.bind(iterator);
        iterator.next = () => {
          visited++;
          return next();
        };
        return iterator;
      },
  );
  try {
    work();
  } finally {
    kept.forEach((own, name) => {
      Object.defineProperty(Array.prototype, name, { value: own, writable: true, configurable: true });
    });
  }
  return visited;
}
