import { createHash } from "node:crypto";
import { jsonIn } from "../../input/json.ts";
import { closeSync, fsyncSync, ftruncateSync, writeFileSync } from "../files/disk.ts";
import { bytesOf, openToAppend } from "../files/open-file.ts";
import { tryWrite } from "../files/write-errors.ts";

const NEWLINE = 10;
const SUM_LENGTH = 16;
/** Far more than the longest calibration writes. */
const LARGEST_JOURNAL_BYTES = 2 ** 29;

/**
 * Results so far: one line per piece of work, synced to disk before the next piece begins. Lines that are cut short or
 * altered are ignored, so that their work is done again.
 */
export class Journal {
  private readonly descriptor: number;
  private readonly known = new Map<string, unknown>();

  /**
   * @param salt of the checksums, so that lines from other work are ignored
   * @throws InputError when the path is a link, or no regular file
   */
  constructor(
    private readonly path: string,
    private readonly salt: string,
  ) {
    const file = tryWrite("--out", path, () => openToAppend(path, LARGEST_JOURNAL_BYTES));
    this.descriptor = file.descriptor;
    tryWrite("--out", path, () => ftruncateSync(this.descriptor, this.readLines(bytesOf(file))));
  }

  /** The result of a piece of work; undefined if it is not done. */
  find<T>(key: string): T | undefined {
    return this.known.get(key) as T | undefined;
  }

  /** Number of pieces of work that are done. */
  get size(): number {
    return this.known.size;
  }

  add(key: string, content: unknown): void {
    const json = JSON.stringify([key, content]);
    tryWrite("--out", this.path, () => {
      writeFileSync(this.descriptor, `${this.sumOf(json)} ${json}\n`);
      fsyncSync(this.descriptor);
    });
    this.known.set(key, content);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  /** @returns bytes up to the end of the last complete line */
  private readLines(bytes: Buffer): number {
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      const line = bytes.toString("utf8", from, end);
      const json = line.slice(SUM_LENGTH + 1);
      if (line === `${this.sumOf(json)} ${json}`) {
        const [key, content] = jsonIn(json) as [string, unknown];
        this.known.set(key, content);
      }
      from = end + 1;
    }
    return from;
  }

  private sumOf(json: string): string {
    return createHash("sha256").update(`${this.salt}\n${json}`).digest("hex").slice(0, SUM_LENGTH);
  }
}
