import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Levain</title><script type="module" src="page.mjs"></script>';

/** As strict as a page may wish: the core needs nothing but its own files, and makes no code from strings. */
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";

export interface Server {
  url: string;
  close: () => void;
}

/**
 * Serves a page and the files of a folder on this computer alone.
 *
 * @param onPage called when the page is asked for
 * @param onPost called with what the page posts
 */
export async function serve(
  folder: string,
  onPage: () => void,
  onPost: (content: string) => void,
): Promise<Server> {
  const files = new Map(readdirSync(folder).map((name) => [`/${name}`, readFileSync(join(folder, name))]));
  const server = createServer((request, response) => {
    const { method, url = "" } = request;
    response.setHeader("Content-Security-Policy", POLICY);
    if (method === "POST") {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        response.end();
        onPost(Buffer.concat(parts).toString());
      });
    } else if (url === "/") {
      onPage();
      response.setHeader("Content-Type", "text/html").end(PAGE);
    } else {
      const file = files.get(url);
      response.setHeader("Content-Type", "text/javascript");
      response.writeHead(file === undefined ? 404 : 200).end(file);
    }
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
