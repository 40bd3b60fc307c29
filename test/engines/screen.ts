import type { Readable } from "node:stream";
import { onPath, SCREEN_NAMES } from "./engines.ts";
import { Missing } from "./outcome.ts";
import { end, start } from "./processes.ts";

const SECONDS_TO_START = 30;

export interface Screen {
  env: NodeJS.ProcessEnv;
  close: () => Promise<void>;
}

/** A screen that nobody sees; without the program for it, the one that is there. */
export async function findScreen(): Promise<Screen> {
  const file = onPath(SCREEN_NAMES);
  if (file === undefined) {
    if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return { env: {}, close: async () => {} };
    throw new Missing("there is no screen, and no Xvfb to stand in for one");
  }
  // It takes a free number and writes it to this descriptor.
  const args = ["-displayfd", "3", "-screen", "0", "800x600x24", "-nolisten", "tcp"];
  const child = start(file, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  let late: NodeJS.Timeout | undefined;
  try {
    const number = await new Promise<string>((done, failed) => {
      late = setTimeout(() => failed(new Missing("Xvfb does not start")), SECONDS_TO_START * 1000);
      child.once("error", (error) => failed(new Missing(error.message)));
      child.once("exit", (code) => failed(new Missing(`Xvfb ended with ${code}`)));
      (child.stdio[3] as Readable).setEncoding("utf8").once("data", done);
    });
    const env = { DISPLAY: `:${number.trim()}`, WAYLAND_DISPLAY: "", GDK_BACKEND: "x11" };
    return { env, close: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  } finally {
    clearTimeout(late);
  }
}
