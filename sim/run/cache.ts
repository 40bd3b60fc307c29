import { inputError } from "../input/problems.ts";

/** Rough overhead of an array or object in a JavaScript engine. */
const AROUND_BYTES = 200;

/** Most that a worker keeps for later chunks. */
export const KEPT_BYTES = 268_435_456;

/** Whether it is a number of bytes that something may take; there may be no limit. */
export const isBudget = (value: unknown): value is number => typeof value === "number" && value >= 0;

export const BUDGET_EXPECTED = {
  en: "a number of bytes, at least 0",
  fr: "un nombre d’octets, au moins 0",
};

/** Rough size of a value: its typed arrays, plus the objects that hold them. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return AROUND_BYTES + value.byteLength;
  if (typeof value === "string") return 2 * value.length;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce((sum: number, part) => sum + 8 + bytesOf(part), AROUND_BYTES);
}

/**
 * Keeps people and their ties, worlds at the end of their warm-up, and results, so that nothing is computed twice when
 * a lever moves. The least recently used entries make way. Results have the same digits with or without the cache.
 */
export class WorldCache {
  private readonly entries = new Map<string, { value: object; bytes: number }>();
  private held = 0;

  /**
   * @param budgetBytes most that it holds; 0 keeps nothing
   * @throws InputError for anything else
   */
  constructor(readonly budgetBytes: number) {
    if (!isBudget(budgetBytes)) throw inputError("budgetBytes", budgetBytes, BUDGET_EXPECTED);
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.held;
  }

  /** The value kept under a key; do not change it. */
  find<T extends object>(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    // Found again, it becomes the last to make way.
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value as T;
  }

  /**
   * Keeps a value unless it is larger than the whole budget.
   *
   * @param make returns what is stored: a copy, if `value` will change later; called only if the value is kept
   */
  keep<T extends object>(key: string, value: T, make: (value: T) => T = (same) => same): void {
    const bytes = bytesOf(key) + bytesOf(value);
    this.drop(key);
    if (bytes > this.budgetBytes) return;
    for (const oldest of this.entries.keys()) {
      if (this.held + bytes <= this.budgetBytes) break;
      this.drop(oldest);
    }
    this.entries.set(key, { value: make(value), bytes });
    this.held += bytes;
  }

  clear(): void {
    this.entries.clear();
    this.held = 0;
  }

  private drop(key: string): void {
    this.held -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}
