import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { inputError } from "../../input/problems.ts";
import { existsSync } from "../files/disk.ts";
import { isAName, isThisComputer } from "../server/names.ts";
import { filesOf, listen, USUAL_HOST } from "../server/server.ts";
import type { Context } from "./language.ts";
import { collect, wholeNumber } from "./options.ts";

const USUAL_PORT = 4173;
/** What a system says of an address that it does not have. */
const NOT_HERE = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL", "EAFNOSUPPORT"]);

/** The built page, beside the command. */
const FOLDER = fileURLToPath(new URL("./page", import.meta.url));

interface ServeOptions {
  port: number;
  host: string;
  allowHost: string[];
}

export function addServe(program: Command, context: Context): void {
  const { say } = context;
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
    .option(
      "--host <address>",
      say({
        en: "address to listen on; 0.0.0.0, as in a container, lets other computers open the page",
        fr: "adresse d’écoute ; 0.0.0.0, comme dans un conteneur, laisse d’autres ordinateurs ouvrir la page",
      }),
      USUAL_HOST,
    )
    .option(
      "--allow-host <name>",
      say({
        en: "name under which browsers may ask for the page, besides this computer's; may be repeated",
        fr: "nom sous lequel les navigateurs peuvent demander la page, outre celui de cet ordinateur ; répétable",
      }),
      collect,
      [],
    )
    .action((options: ServeOptions) => serve(options, context));
}

async function serve({ port, host, allowHost }: ServeOptions, context: Context): Promise<void> {
  const { say, print, note, signal } = context;
  const odd = allowHost.find((name) => !isAName(name));
  if (odd !== undefined) throw noName(odd);
  if (!existsSync(FOLDER)) throw new Error(`${FOLDER}: npm run build`);
  // An empty one would mean every address.
  if (host.trim() === "") throw notHere(host);
  const { server, url } = await listen(filesOf(FOLDER, { host, names: allowHost }), port, host).catch(
    (error: NodeJS.ErrnoException) => {
      throw NOT_HERE.has(error.code ?? "") ? notHere(host) : error;
    },
  );
  print(say({ en: `Levain: ${url} (Ctrl-C to stop)`, fr: `Levain : ${url} (Ctrl-C pour arrêter)` }));
  if (!isThisComputer(host)) note(say(openTo(new URL(url).port)));
  await new Promise<void>((done) => {
    if (signal.aborted) done();
    else signal.addEventListener("abort", () => done(), { once: true });
  });
  server.close();
  server.closeAllConnections();
}

const notHere = (host: string) =>
  inputError(
    "--host",
    host,
    { en: "an address of this computer", fr: "une adresse de cet ordinateur" },
    {
      en: "127.0.0.1 for this computer only, 0.0.0.0 for all of its addresses",
      fr: "127.0.0.1 pour cet ordinateur seul, 0.0.0.0 pour toutes ses adresses",
    },
  );

const noName = (name: string) =>
  inputError(
    "--allow-host",
    name,
    {
      en: "the name of a computer, as in the address of the page",
      fr: "le nom d’un ordinateur, comme dans l’adresse de la page",
    },
    {
      en: "without http:// and without a path, for example levain.example",
      fr: "sans http:// ni chemin, par exemple levain.example",
    },
  );

/** What an open address means; who opens one should know. */
const openTo = (port: string) => ({
  en: `warning: anybody who reaches port ${port} of this computer can open the page, without a password or encryption. They get the page's own files, and nothing else of this computer.`,
  fr: `attention : quiconque atteint le port ${port} de cet ordinateur peut ouvrir la page, sans mot de passe ni chiffrement. On y obtient les fichiers de la page, et rien d’autre de cet ordinateur.`,
});
