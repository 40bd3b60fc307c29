import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import { lstatSync, readdirSync, readFileSync } from "./disk.ts";

/** The page may load and run only its own files, and no code made from strings; the page declares the same. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const HEADERS = {
  // frame-ancestors works only in a header, not in the page itself.
  "Content-Security-Policy": `${PAGE_POLICY}; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-cache",
};

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".png": "image/png",
  ".bin": "application/octet-stream",
};

/**
 * Serves the files of a folder under a path. Files are read once, now, and looked up by their full name, so that no
 * address can reach anything else.
 *
 * @param under address of the page, with a slash at both ends
 * @throws Error when the folder cannot be read
 */
export function filesOf(folder: string, under = "/"): RequestListener {
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => lstatSync(join(folder, name)).isFile())
      .map((name) => [
        under + name.split(sep).join("/"),
        {
          type: TYPES[extname(name)] ?? "application/octet-stream",
          content: readFileSync(join(folder, name)),
        },
      ]),
  );
  const index = files.get(`${under}index.html`);
  if (index !== undefined) files.set(under, index);
  return ({ method, url = "" }, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (method !== "GET" && method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const found = files.get(url.replace(/[?#].*/s, ""));
    if (found === undefined) response.writeHead(404, { "Content-Type": "text/plain" }).end("404\n");
    else {
      response.writeHead(200, { "Content-Type": found.type, "Content-Length": found.content.length });
      response.end(method === "HEAD" ? undefined : found.content);
    }
  };
}

/**
 * Listens on this computer only.
 *
 * @param port if another program uses it, a free one is taken instead; 0 takes any free port
 */
export async function listen(
  answer: RequestListener,
  port: number,
): Promise<{ server: Server; url: string }> {
  const server = createServer(answer);
  const listening = (at: number) =>
    new Promise<void>((done, failed) => {
      server.once("error", failed).listen(at, "127.0.0.1", () => {
        server.off("error", failed);
        done();
      });
    });
  await listening(port).catch((error: NodeJS.ErrnoException) => {
    if (port === 0 || (error.code !== "EADDRINUSE" && error.code !== "EACCES")) throw error;
    return listening(0);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
