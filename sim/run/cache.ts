/** What an engine keeps around an array or an object, roughly. */
const AROUND_BYTES = 200;

/** What a worker keeps for later chunks at most. */
export const KEPT_BYTES = 268_435_456;

/** Bytes of all typed arrays inside a value, and roughly of what holds them. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return AROUND_BYTES + value.byteLength;
  if (typeof value === "string") return 2 * value.length;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce((sum: number, part) => sum + 8 + bytesOf(part), AROUND_BYTES);
}

/**
 * Keeps what worlds are made of, and what came of them, so that moving a lever makes nothing twice: people and their
 * ties, worlds at the end of their warm-up, and results. What has not been asked for the longest makes way. Results
 * have the same digits with it as without.
 */
export class WorldCache {
  private readonly entries = new Map<string, { value: object; bytes: number }>();
  private held = 0;

  /**
   * @param budgetBytes most that it holds; 0 keeps nothing
   * @throws RangeError when the budget is negative or no number
   */
  constructor(readonly budgetBytes: number) {
    if (!(budgetBytes >= 0)) throw new RangeError(`a cache cannot hold ${budgetBytes} bytes`);
  }

  /** Bytes held at present. */
  get bytes(): number {
    return this.held;
  }

  /** What was kept under a key; not to be changed. */
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
   * @param make gives the value to keep, if it is kept: a copy, where `value` goes on changing
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
