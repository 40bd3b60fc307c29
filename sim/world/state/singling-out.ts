import type { Operation } from "./world.ts";

/** Gives a person fresh recognition, for an honour or a contest won. From then on recognition fades each week. */
export function singleOut(operation: Operation, person: number): void {
  operation.recognised[person] = 1;
  operation.recognisedAs[person] = operation.socialisation[person];
  operation.numbers.everHonoured = 1;
}
