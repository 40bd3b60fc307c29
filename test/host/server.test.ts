import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { isThisComputer } from "../../sim/host/server/names.ts";
import { PAGE_POLICY } from "../../sim/host/server/policy.ts";
import { filesOf, listen } from "../../sim/host/server/server.ts";
import { temporaryFolder } from "./command.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  bytes: Buffer;
  body: string;
}

/** Requests an address unchanged, dots included. */
function ask(url: string, path: string, method = "GET", headers: Record<string, string> = {}) {
  return new Promise<Answer>((done, failed) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        const { statusCode: status = 0, headers: told } = response;
        done({ status, headers: told, bytes, body: bytes.toString() });
      });
    })
      .on("error", failed)
      .end();
  });
}

const SCRIPT = `console.log(${JSON.stringify("again ".repeat(500))});`;

async function served(options: Parameters<typeof filesOf>[1] = {}): Promise<string> {
  const folder = temporaryFolder();
  const page = join(folder, "page");
  mkdirSync(join(page, "assets"), { recursive: true });
  mkdirSync(join(folder, "elsewhere"));
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "elsewhere", "secret.txt"), "secret");
  writeFileSync(join(page, "index.html"), "<!doctype html>");
  writeFileSync(join(page, "assets", "main.js"), SCRIPT);
  writeFileSync(join(page, "picture.bin"), Buffer.alloc(5000));
  symlinkSync(join(folder, "secret.txt"), join(page, "linked.txt"));
  symlinkSync(join(folder, "elsewhere"), join(page, "linked"));
  const { server, url } = await listen(filesOf(page, options), 0);
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
  const url = await served({ under: "/some/where/" });
  expect(await ask(url, "/some/where/")).toMatchObject({ status: 200 });
  expect(await ask(url, "/")).toMatchObject({ status: 404 });
});

test.each([
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/assets/../../secret.txt",
  "//etc/passwd",
  "/assets",
  "/linked.txt",
  "/linked/secret.txt",
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

test("files are packed as the browser likes, and come out the same", async () => {
  const url = await served();
  const packed = async (accepted: string, path = "/assets/main.js") => {
    const { headers, bytes } = await ask(url, path, "GET", { "Accept-Encoding": accepted });
    expect(headers["content-length"]).toBe(String(bytes.length));
    return [headers["content-encoding"], bytes, headers.vary] as const;
  };
  for (const [accepted, encoding, unpack] of [
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["br;q=0.1, gzip;q=0.9", "gzip", gunzipSync],
    ["*", "br", brotliDecompressSync],
  ] as const) {
    const [name, bytes, vary] = await packed(accepted);
    expect(name).toBe(encoding);
    expect(vary).toBe("Accept-Encoding");
    expect(bytes.length).toBeLessThan(SCRIPT.length / 10);
    expect(unpack(bytes).toString()).toBe(SCRIPT);
  }
  for (const accepted of ["", "identity", "br;q=0, gzip;q=0", "deflate", "identity, gzip;q=0.5"])
    expect((await packed(accepted))[0]).toBeUndefined();
  // Too small to be worth it, or packed already.
  for (const path of ["/", "/picture.bin"]) expect((await packed("br", path))[0]).toBeUndefined();
});

test("what a browser has already is not sent again", async () => {
  const url = await served();
  const first = await ask(url, "/assets/main.js", "GET", { "Accept-Encoding": "gzip" });
  const etag = String(first.headers.etag);
  expect(etag).toMatch(/^"[\w-]+"$/);
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const again = await ask(url, "/assets/main.js", "GET", {
      "Accept-Encoding": "gzip",
      "If-None-Match": known,
    });
    expect(again).toMatchObject({ status: 304, body: "" });
    expect(again.headers).toMatchObject({ etag, vary: "Accept-Encoding", "cache-control": "no-cache" });
  }
  const plain = await ask(url, "/assets/main.js", "GET", { "If-None-Match": etag });
  expect(plain).toMatchObject({ status: 200, body: SCRIPT });
  expect(plain.headers.etag).not.toBe(etag);
  expect((await ask(url, "/")).headers.etag).not.toBe(plain.headers.etag);
});

const HERE = ["127.0.0.1:99", "localhost", "LOCALHOST:4173", "[::1]:4173", "page.localhost", "localhost."];
const SHORT = [
  "127.1",
  "127.0.1",
  "0x7f.1",
  "2130706433",
  "127.255.0.9",
  "::ffff:127.0.0.1",
  "[::1]",
  "0:0:0:0:0:0:0:1",
];

test("every address of this computer alone is known as one, however it is written", () => {
  for (const name of [...SHORT, "localhost", "x.localhost"]) expect(isThisComputer(name), name).toBe(true);
  for (const name of ["0.0.0.0", "::", "127", "128.0.0.1", "127.evil.example", "::ffff:10.0.0.1", "", "a b"])
    expect(isThisComputer(name), name).toBe(false);
});

const STRANGERS = ["evil.example", "evil.example:4173", "127.0.0.1.evil.example", "localhost.evil.example"];
const NUMBERS = ["192.168.0.7:4173", "[fe80::1]"];

test.each([
  ["127.0.0.1", [], HERE, [...STRANGERS, ...NUMBERS, "levain.example", "a b", "x@localhost", "[1"]],
  [
    "127.0.0.1",
    ["levain.example"],
    [...HERE, "levain.example:80", "Levain.Example"],
    [...STRANGERS, ...NUMBERS],
  ],
  ["0.0.0.0", [], [...HERE, ...NUMBERS, hostname()], [...STRANGERS, "levain.example"]],
] as const)(
  "where it listens on %s and answers to %j, other names are refused",
  async (host, names, good, bad) => {
    const url = await served({ host, names });
    for (const name of good)
      expect(await ask(url, "/", "GET", { Host: name }), name).toMatchObject({ status: 200 });
    for (const name of bad) {
      const { status, body } = await ask(url, "/", "GET", { Host: name });
      expect(status, name).toBe(421);
      expect(body).toContain("--allow-host");
    }
  },
);
