/**
 * Makes code from strings impossible in a worker. A page's policy does not reach the workers that it loads from files;
 * only the server's does, and not every host sends one.
 */
function refuse(): never {
  throw new EvalError("no code is made from strings here");
}

const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
for (const kind of kinds)
  Object.defineProperty(Object.getPrototypeOf(kind), "constructor", { value: refuse });
Object.assign(globalThis, { eval: refuse, Function: refuse });
