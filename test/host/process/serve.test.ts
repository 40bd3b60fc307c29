import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { started } from "./start.ts";

test("the command serves the built page and ends with Ctrl-C", async () => {
  let body = "";
  const ended = await started(["serve", "--port", "0"], {
    during: (child) =>
      child.stdout?.on("data", async (part: string) => {
        const url = /http:\S+/.exec(part)?.[0] ?? "";
        body = await (await fetch(url)).text();
        child.kill("SIGINT");
      }),
  });
  expect(ended).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringMatching(/^Levain: http:.*Ctrl-C.*\n$/),
  });
  expect(body).toBe(readFileSync("dist/page/index.html", "utf8"));
  expect(body).toContain("Content-Security-Policy");
});
