import { Writable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressLine } from "../../sim/host/cli/progress-line.ts";
import type { Language } from "../../sim/input/text.ts";
import { ioOf } from "./command.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ERASE = "\u001b[1G\u001b[0K";

/** A progress line, and what it has written so far. */
function started({
  terminal = false,
  columns = 80,
  language = "en" as Language,
  atMost = false,
  parts = undefined as readonly string[] | undefined,
  env = { TERM: "xterm" } as NodeJS.ProcessEnv,
}) {
  let written = "";
  const stream = new Writable({
    write(chunk, _, done) {
      written += chunk;
      done();
    },
  });
  const line = progressLine(
    {
      io: {
        ...ioOf(
          () => {},
          () => {},
          { env },
        ),
        stderr: Object.assign(stream, { isTTY: terminal, columns }),
      },
      language,
      say: (text) => text[language],
    },
    atMost,
    ({ done, most }, perSecond) =>
      parts ?? [`${done}/${most}`, ...(perSecond === undefined ? [] : [`${perSecond} a second`])],
  );
  /** Shows progress after a while, and returns what that writes. */
  const after = (ms: number, done: number, most = 100) => {
    vi.advanceTimersByTime(ms);
    const before = written.length;
    line.show({ done, most });
    return written.slice(before);
  };
  const stop = () => {
    const before = written.length;
    line.stop();
    return written.slice(before);
  };
  return { after, stop, line };
}

test("short work shows no progress, and no timer keeps the program alive", () => {
  for (const terminal of [true, false]) {
    const { after, stop } = started({ terminal });
    expect(after(0, 1) + after(1000, 50) + after(999, 100) + stop()).toBe("");
  }
  expect(vi.getTimerCount()).toBe(0);
});

test("a terminal has one line, redrawn at most ten times a second", () => {
  const { after, stop } = started({ terminal: true });
  expect(after(1000, 10)).toBe("");
  expect(after(1000, 20)).toBe(`${ERASE}20/100 | 10 a second | about 8 s left`);
  expect(after(99, 30)).toBe("");
  expect(after(901, 40)).toBe(`${ERASE}40/100 | 15 a second | about 4 s left`);
  expect(after(50, 100)).toBe("");
  expect(stop()).toBe(`${ERASE}100/100\n`);
});

test.each([
  ["what is no terminal", false, "xterm"],
  ["a terminal without a cursor", true, "dumb"],
])("%s has a line every five seconds, and the last one", (_, terminal, term) => {
  const { after, stop } = started({ terminal, env: { TERM: term } });
  expect(after(4000, 40)).toBe("40/100 | 10 a second | about 6 s left\n");
  expect(after(4999, 50)).toBe("");
  expect(after(1, 60)).toBe("60/100 | 6.666666666666667 a second | about 6 s left\n");
  expect(after(1000, 100)).toBe("");
  expect(stop()).toBe("100/100\n");
});

test("no line is written twice, nor after the end", () => {
  const { after, stop } = started({});
  after(3000, 99);
  expect(after(5000, 100)).toBe("100/100\n");
  expect(after(5000, 100) + stop()).toBe("");
  expect(after(9000, 99) + stop()).toBe("");
});

test("work that is finished when it is first shown writes no line", () => {
  for (const terminal of [true, false]) {
    const { after, stop } = started({ terminal });
    expect(after(3000, 100) + stop()).toBe("");
  }
});

test("the time left appears only once it is known, and not when nothing is left to do", () => {
  const { after } = started({ terminal: true });
  expect(after(3000, 0)).toBe(`${ERASE}0/100`);
  expect(after(3000, 0)).toBe("");
  expect(after(3000, 3)).toBe(`${ERASE}3/100 | ${1 / 3} a second | about 4 min 51 s left`);
  expect(after(3000, 100)).toBe(`${ERASE}100/100`);
  expect(after(3000, 0, 0)).toBe(`${ERASE}0/0`);
});

test("work done by an earlier run does not count towards the speed", () => {
  const { after } = started({ terminal: true });
  after(500, 70);
  expect(after(1600, 71)).toBe(`${ERASE}71/100 | 0.625 a second | about 47 s left`);
});

test("the speed is that of the last minute", () => {
  const { after } = started({ terminal: true });
  after(3000, 3, 10_000);
  for (let second = 0; second < 90; second++) after(1000, 3 + 10 * (second + 1), 10_000);
  expect(after(1000, 913, 10_000)).toContain("| 10 a second |");
  // Also after a long piece.
  expect(after(1_000_000, 1913, 10_000)).toMatch(/\| 1(\.\d+)? a second \|/);
});

test("a line longer than the terminal is wide is cut, since it could not be redrawn", () => {
  const parts = ["x".repeat(50)];
  expect(started({ terminal: true, columns: 20, parts }).after(3000, 0)).toBe(ERASE + "x".repeat(19));
  expect(started({ terminal: true, columns: 0, parts }).after(3000, 0)).toBe(ERASE + parts[0]);
  expect(started({ columns: 20, parts }).after(3000, 0)).toBe(`${parts[0]}\n`);
});

test.each<[number, Language, boolean, string]>([
  [8, "en", true, "at most about 8 s left"],
  [250, "en", false, "about 4 min 10 s left"],
  [3900, "fr", false, "encore 1 h 05 min environ"],
  [2 * 86_400 + 3 * 3600, "en", false, "about 2 d 03 h left"],
  [2 * 86_400 + 3 * 3600, "fr", true, "encore 2 j 03 h environ, au plus"],
])("%d seconds in %s, at most %s: %s", (seconds, language, atMost, expected) => {
  const { after } = started({ language, atMost, parts: [] });
  expect(after(4000, 4, 4 + seconds)).toBe(`${expected}\n`);
});

test("pieces that outlast the window in which speed is measured have a time left, and never an endless one", () => {
  for (const piece of [61_000, 600_000, 86_400_000, 8_640_000_000]) {
    const { after, stop } = started({});
    let said = after(0, 0, 4);
    for (let done = 0; done < 4; done++) {
      // Some work reports more often than it gets ahead.
      said += after(piece / 2, done, 4) + after(piece / 2, done + 1, 4);
    }
    said += stop();
    expect(said).toMatch(/1\/4 .*\| about \d.* left\n/);
    expect(said).not.toMatch(/Infinity|NaN| 0 s left/);
  }
});
