import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { filesOf, listen, PAGE_POLICY } from "../../sim/host/files/server.ts";
import { temporaryFolder } from "./command.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Requests an address unchanged, dots included. */
function ask(url: string, path: string, method = "GET") {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (done, failed) => {
      const { hostname, port } = new URL(url);
      request({ hostname, port, path, method, agent: false }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          body += part;
        });
        response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
      })
        .on("error", failed)
        .end();
    },
  );
}

async function served(under?: string): Promise<string> {
  const folder = temporaryFolder();
  const page = join(folder, "page");
  mkdirSync(join(page, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(page, "index.html"), "<!doctype html>");
  writeFileSync(join(page, "assets", "main.js"), "1");
  symlinkSync(join(folder, "secret.txt"), join(page, "linked.txt"));
  const { server, url } = await listen(filesOf(page, under), 0);
  open.push(server);
  return url;
}

test("files are served with their kind and a policy, on this computer only", async () => {
  const url = await served();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const page = await ask(url, "/?x#y");
  expect(page).toMatchObject({ status: 200, body: "<!doctype html>" });
  expect(page.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining(PAGE_POLICY),
  });
  const script = await ask(url, "/assets/main.js");
  expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(await ask(url, "/assets/main.js", "HEAD")).toMatchObject({ status: 200, body: "" });
});

test("the page works from a subfolder of its host", async () => {
  const url = await served("/some/where/");
  expect(await ask(url, "/some/where/")).toMatchObject({ status: 200 });
  expect(await ask(url, "/")).toMatchObject({ status: 404 });
});

test.each([
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/assets/../../secret.txt",
  "//etc/passwd",
  "/assets",
  "/%00",
  "*",
])("%s leads nowhere", async (path) => {
  const { status, headers } = await ask(await served(), path);
  expect(status).toBe(404);
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("only requests to read are answered", async () => {
  const url = await served();
  for (const method of ["POST", "PUT", "DELETE"])
    expect(await ask(url, "/", method)).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
});

test("a port that is taken is replaced by a free one", async () => {
  const other = createServer();
  open.push(other);
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const { port } = other.address() as AddressInfo;
  const { server, url } = await listen(() => {}, port);
  open.push(server);
  expect(new URL(url).port).not.toBe(String(port));
});
