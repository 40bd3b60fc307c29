import { readFileSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { ENGINES, executableOf } from "../engines/engines.ts";
import { end, remove, start, temporaryFolder } from "../engines/processes.ts";

const FIREFOX = ENGINES.find(({ name }) => name.startsWith("Firefox"));
const LONGEST_TO_START_MS = 60_000;

/** Everything that a profile would ask or fetch at its first start is off. */
const SETTINGS = {
  "marionette.port": 0,
  // Else files may read each other, as nobody's may.
  "remote.prefs.recommended": false,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

/** The Firefox of this computer, if it has one. */
export const firefoxHere = (): string | undefined => FIREFOX && executableOf(FIREFOX);

/** A Firefox without windows, driven by its own protocol, Marionette. */
export class Firefox {
  private asked = 0;
  private readonly waiting = new Map<
    number,
    [done: (value: unknown) => void, failed: (error: Error) => void]
  >();

  private constructor(
    private readonly socket: Socket,
    /** Ends it, and leaves nothing behind. */
    readonly end: () => Promise<void>,
  ) {
    let bytes = Buffer.alloc(0);
    socket.on("data", (part: Buffer) => {
      bytes = Buffer.concat([bytes, part]);
      for (let message = first(bytes); message !== undefined; message = first(bytes)) {
        bytes = bytes.subarray(message.end);
        this.hear(message.content);
      }
    });
  }

  /** @throws Error where it does not start in time */
  static async started(file: string): Promise<Firefox> {
    const profile = temporaryFolder();
    const settings = Object.entries(SETTINGS);
    const lines = settings.map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const args = ["--headless", "--no-remote", "--marionette", "--profile", profile];
    const child = start(file, args, { stdio: "ignore", env: { ...process.env, HOME: profile } });
    const stop = async () => {
      await end(child);
      remove(profile);
    };
    try {
      const port = await portIn(join(profile, "MarionetteActivePort"));
      const firefox = new Firefox(connect(port, "127.0.0.1"), stop);
      await firefox.ask("WebDriver:NewSession", {});
      return firefox;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  open(url: string): Promise<unknown> {
    return this.ask("WebDriver:Navigate", { url });
  }

  /** Runs a function in the page and gives what it returns. */
  async run<A extends unknown[], T>(what: (...given: A) => T, ...args: A): Promise<T> {
    const script = `return (${what})(...arguments)`;
    const { value } = (await this.ask("WebDriver:ExecuteScript", { script, args })) as { value: T };
    return value;
  }

  private ask(command: string, parameters: object): Promise<unknown> {
    const id = ++this.asked;
    const message = JSON.stringify([0, id, command, parameters]);
    return new Promise((done, failed) => {
      this.waiting.set(id, [done, failed]);
      this.socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
  }

  private hear(content: string): void {
    const message = JSON.parse(content);
    // The first one is a greeting.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message;
    const [done, failed] = this.waiting.get(id) ?? [];
    this.waiting.delete(id);
    if (error === null) done?.(result);
    else failed?.(new Error(`${error.error}: ${error.message}`));
  }
}

/** Messages carry their length in front. */
function first(bytes: Buffer): { content: string; end: number } | undefined {
  const colon = bytes.indexOf(":");
  if (colon < 0) return undefined;
  const end = colon + 1 + Number(bytes.subarray(0, colon));
  return end > bytes.length ? undefined : { content: bytes.toString("utf8", colon + 1, end), end };
}

async function portIn(file: string): Promise<number> {
  const late = Date.now() + LONGEST_TO_START_MS;
  for (;;) {
    try {
      const port = Number(readFileSync(file, "utf8"));
      if (port > 0) return port;
    } catch {
      // Not written yet.
    }
    if (Date.now() > late) throw new Error("Firefox does not start");
    await new Promise((done) => setTimeout(done, 100));
  }
}
