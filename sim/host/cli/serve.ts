import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { existsSync } from "../files/disk.ts";
import { filesOf, listen } from "../files/server.ts";
import type { Context } from "./language.ts";
import { wholeNumber } from "./options.ts";

const USUAL_PORT = 4173;

/** The built page, beside the command. */
const FOLDER = fileURLToPath(new URL("./page", import.meta.url));

export function addServe(program: Command, context: Context): void {
  const { say, print } = context;
  program
    .command("serve")
    .description(
      say({
        en: "serve the page on this computer until Ctrl-C",
        fr: "servir la page sur cet ordinateur jusqu’à Ctrl-C",
      }),
    )
    .option(
      "--port <n>",
      say({
        en: "port to listen on; if it is taken, any free one",
        fr: "port d’écoute ; s’il est pris, un port libre",
      }),
      wholeNumber(0, 65535),
      USUAL_PORT,
    )
    .action(async ({ port }: { port: number }) => {
      const { signal } = context;
      if (!existsSync(FOLDER)) throw new Error(`${FOLDER}: npm run build`);
      const { server, url } = await listen(filesOf(FOLDER), port);
      print(say({ en: `Levain: ${url} (Ctrl-C to stop)`, fr: `Levain : ${url} (Ctrl-C pour arrêter)` }));
      await new Promise<void>((done) => {
        if (signal.aborted) done();
        else signal.addEventListener("abort", () => done(), { once: true });
      });
      server.close();
      server.closeAllConnections();
    });
}
