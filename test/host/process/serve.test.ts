import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXIT } from "../../../sim/host/cli/exit-codes.ts";
import { temporaryFolder } from "../command.ts";
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

test.each([
  ["en", /warning: anybody who reaches port (\d+)/],
  ["fr", /attention\s: quiconque atteint le port (\d+)/],
])("served to other computers, it says in %s what that opens", async (language, warning) => {
  let answer: Response | undefined;
  const ended = await started(["serve", "--port", "0", "--host", "0.0.0.0", "--lang", language], {
    during: (child) =>
      child.stdout?.on("data", async (part: string) => {
        answer = await fetch(/http:\S+/.exec(part)?.[0] ?? "");
        child.kill("SIGTERM");
      }),
  });
  expect(ended.code).toBe(0);
  expect(ended.out).toMatch(/http:\/\/127\.0\.0\.1:/);
  expect(ended.err).toMatch(warning);
  expect(answer?.headers.get("content-encoding")).toMatch(/^(br|gzip)$/);
});

test("an address that is not here is refused in both languages", async () => {
  for (const host of ["192.0.2.1", "no.such.name.invalid", ""]) {
    const { code, err } = await started(["serve", "--port", "0", "--host", host]);
    expect(code).toBe(EXIT.userError);
    expect(err).toMatch(/--host.*an address of this computer.*0\.0\.0\.0/);
  }
  const { err } = await started(["serve", "--port", "0", "--host", "192.0.2.1", "--lang", "fr"]);
  expect(err).toContain("une adresse de cet ordinateur");
});

test("the page is written as one file, which is not overwritten unasked", async () => {
  const cwd = temporaryFolder();
  const one = readFileSync("dist/single/levain.html", "utf8");
  const written = await started(["page", "--single", "school"], { cwd });
  expect(written).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^school\.html written/) });
  expect(readFileSync(join(cwd, "school.html"), "utf8")).toBe(one);
  const again = await started(["page", "--single", "school.html", "--lang", "fr"], { cwd });
  expect(again).toMatchObject({ code: EXIT.userError, err: expect.stringContaining("n’existe pas encore") });
  expect((await started(["page", "--single", "school.html", "--force"], { cwd })).code).toBe(0);
  expect((await started(["page"], { cwd })).err).toContain("--single");
});
