import { isRecord } from "./record.ts";
import type { JsonSchema, Shape } from "./shape.ts";

/**
 * How JSON wrote numbers such as 1.000, which `JSON.parse` reads as 1. Where a number must be whole, nobody writes 1 in
 * that way: the point may set thousands apart.
 */

/** The numbers of one object or list, by key or place. */
export type WrittenNumbers = ReadonlyMap<string | number, string>;

const KEPT = new WeakMap<object, WrittenNumbers>();

export const keepWritten = (holder: object, numbers: WrittenNumbers): unknown => KEPT.set(holder, numbers);

export const writtenAt = (holder: object, key: string | number): string | undefined =>
  KEPT.get(holder)?.get(key);

/** Gives the copy of an object what is known of the numbers that it took from there. @returns the copy */
export function withWritten<T extends object>(copy: T, from: object): T {
  const numbers = KEPT.get(from);
  if (numbers !== undefined) KEPT.set(copy, new Map([...(KEPT.get(copy) ?? []), ...numbers]));
  return copy;
}

/** A program's object may give something else at each reading, or answer for keys that it does not have. */
export function readOnce(raw: unknown): unknown {
  for (const copyOf of COPIES)
    try {
      return isRecord(raw) ? withWritten(copyOf(raw), raw) : raw;
    } catch {
      // Said by path when it is checked.
    }
  return raw;
}

/** The second keeps a getter that throws. */
const COPIES = [
  (raw: object): object => ({ ...raw }),
  (raw: object): object => Object.defineProperties({}, Object.getOwnPropertyDescriptors(raw)),
];

/** What stands at a place: where only whole numbers may, such a number as its text, so that it is asked about. */
export function valueIn(holder: object, key: string | number, shape: Shape): unknown {
  const value = (holder as Record<string, unknown>)[key];
  const written = writtenAt(holder, key);
  // Another value may have taken its place since.
  return Number(written) === value && takesOnlyWhole(shape) ? written : value;
}

/** Whether the only numbers that a shape takes are whole. */
export const takesOnlyWhole = ({ schema }: Shape): boolean => isWhole(schema());

function isWhole({ type, anyOf }: JsonSchema): boolean {
  if (!Array.isArray(anyOf)) return type === "integer";
  return anyOf.some(isWhole) && !anyOf.some(({ type: other }) => other === "number");
}
