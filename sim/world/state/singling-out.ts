import type { Operation } from "./world.ts";

/** Gives somebody a fresh recognition: an honour, or a contest won. From then on recognition has something to fade. */
export function singleOut(operation: Operation, person: number): void {
  operation.recognised[person] = 1;
  operation.numbers.everHonoured = 1;
}
