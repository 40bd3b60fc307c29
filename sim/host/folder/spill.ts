import { deserialize, serialize } from "node:v8";
import { closeSync, openSync, readSync, rmSync, writeSync } from "../files/disk.ts";

/** Values that are written to disk as they come, and read back in another order: more than memory holds. */
export class Spill<T> {
  private readonly descriptor: number;
  private readonly places: { group: number; order: number; at: number; length: number }[] = [];
  private end = 0;

  /** @param path of a file that must not exist yet; @throws errors of the system */
  constructor(private readonly path: string) {
    this.descriptor = openSync(path, "wx+");
    // The system frees a file without a name when the process ends, however it ends. Windows keeps the name.
    if (process.platform !== "win32") rmSync(path);
  }

  put(group: number, order: number, value: T): void {
    const bytes = serialize(value);
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.descriptor, bytes, at, bytes.length - at, this.end + at);
    this.places.push({ group, order, at: this.end, length: bytes.length });
    this.end += bytes.length;
  }

  /** The values of a group, in ascending order. */
  *of(group: number): Generator<T> {
    const own = this.places.filter((place) => place.group === group).sort((a, b) => a.order - b.order);
    for (const { at, length } of own) {
      const bytes = Buffer.allocUnsafeSlow(length);
      for (let read = 0; read < length; ) {
        const more = readSync(this.descriptor, bytes, read, length - read, at + read);
        if (more === 0) throw new Error(`${this.path} is shorter than what was written`);
        read += more;
      }
      yield deserialize(bytes) as T;
    }
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }
}
