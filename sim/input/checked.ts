import { readOnce } from "./as-written.ts";
import { InputError } from "./problems.ts";
import { problemsIn, type Shape } from "./shape.ts";

/** What a program passes is checked before it is used. */

/** @throws InputError, also for unknown keys: a misspelled one would have no effect */
export function check(shape: Shape, value: unknown, path = ""): void {
  const problems = problemsIn(shape, value, path);
  if (problems.length > 0) throw new InputError(problems);
}

/** Options, each of which is read once. @throws InputError */
export function optionsIn<T>(shape: Shape, value: T): T {
  const options = readOnce(value) as T;
  check(shape, options);
  return options;
}
