import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, isIPv6 } from "node:net";
import { encodingFor, isKnown } from "./accepted.ts";
import { readFolder, type ServedFile } from "./folder.ts";
import { answersTo } from "./names.ts";
import { PAGE_POLICY } from "./policy.ts";

const HEADERS = {
  // frame-ancestors works only in a header, not in the page itself.
  "Content-Security-Policy": `${PAGE_POLICY}; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  // A copy may be kept, and is asked about each time: answered by 304 where it is still right.
  "Cache-Control": "no-cache",
};

/** Only this computer reaches it. */
export const USUAL_HOST = "127.0.0.1";

interface Served {
  /** Where it listens. */
  host?: string;
  /** Other names that it answers to. */
  names?: readonly string[];
  /** Address of the page, with a slash at both ends. */
  under?: string;
}

/**
 * Serves the files of a folder. They are read once, now, and looked up by their full name, so that no address can reach
 * anything else.
 *
 * @throws Error when the folder cannot be read
 */
export function filesOf(
  folder: string,
  { host = USUAL_HOST, names = [], under = "/" }: Served = {},
): RequestListener {
  const files = readFolder(folder, under);
  const index = files.get(`${under}index.html`);
  if (index !== undefined) files.set(under, index);
  const isMeant = answersTo(host, names);
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const { method, url = "" } = request;
    const found = files.get(url.replace(/[?#].*/s, ""));
    if (!isMeant(request.headers.host)) refuse(response, 421, "levain serve --allow-host NAME");
    else if (method !== "GET" && method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      refuse(response, 405, String(method));
    } else if (found === undefined) refuse(response, 404, "");
    else send(found, request, response);
  };
}

const refuse = (response: ServerResponse, status: number, why: string): void => {
  response
    .writeHead(status, { "Content-Type": "text/plain; charset=utf-8" })
    .end(`${status} ${why}`.trim().concat("\n"));
};

function send(file: ServedFile, { method, headers }: IncomingMessage, response: ServerResponse): void {
  const encoding = file.isPackable ? encodingFor(String(headers["accept-encoding"] ?? "")) : undefined;
  const { content, etag } = file.as(encoding);
  response.setHeader("ETag", etag);
  if (file.isPackable) response.setHeader("Vary", "Accept-Encoding");
  if (isKnown(headers["if-none-match"], etag)) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== undefined) response.setHeader("Content-Encoding", encoding);
  response.writeHead(200, { "Content-Type": file.type, "Content-Length": content.length });
  response.end(method === "HEAD" ? undefined : content);
}

/**
 * Listens for requests.
 *
 * @param port if another program uses it, a free one is taken instead; 0 takes any free port
 * @throws Error where this computer has no such address
 */
export async function listen(
  answer: RequestListener,
  port: number,
  host = USUAL_HOST,
): Promise<{ server: Server; url: string }> {
  const server = createServer(answer);
  const listening = (at: number) =>
    new Promise<void>((done, failed) => {
      server.once("error", failed).listen(at, host, () => {
        server.off("error", failed);
        done();
      });
    });
  await listening(port).catch((error: NodeJS.ErrnoException) => {
    if (port === 0 || (error.code !== "EADDRINUSE" && error.code !== "EACCES")) throw error;
    return listening(0);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, url: `http://${visible(host)}:${taken}/` };
}

/** An address that this computer itself can open. */
function visible(host: string): string {
  if (host === "0.0.0.0") return USUAL_HOST;
  if (host === "::") return "[::1]";
  return isIPv6(host) ? `[${host}]` : host;
}
