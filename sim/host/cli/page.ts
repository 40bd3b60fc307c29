import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { existsSync, readFileSync } from "../files/disk.ts";
import type { Context } from "./language.ts";
import { newFilePath, put, refuseExisting } from "./new-file.ts";

/** The page as one file, built beside the command: the package ships no bundler. */
const BUILT = fileURLToPath(new URL("./single/levain.html", import.meta.url));

export function addPage(program: Command, context: Context): void {
  const { say, print } = context;
  program
    .command("page")
    .description(
      say({
        en: "write the page as one file, which opens without a server or a connection",
        fr: "écrire la page en un seul fichier, qui s’ouvre sans serveur ni connexion",
      }),
    )
    .requiredOption(
      "--single <file.html>",
      say({ en: "file to write, for example levain.html", fr: "fichier à écrire, par exemple levain.html" }),
    )
    .option("--force", say({ en: "overwrite an existing file", fr: "écraser un fichier existant" }), false)
    .action(({ single, force }: { single: string; force: boolean }) => {
      const path = newFilePath(single, "--single", /\.html?$/i, ".html");
      if (!existsSync(BUILT)) throw new Error(`${BUILT}: npm run build`);
      if (!force) refuseExisting({ "--single": path });
      put(path, "--single", [readFileSync(BUILT, "utf8")], force);
      print(
        say({
          en: `${path} written; open it in a browser, from this computer or any other.`,
          fr: `${path} écrit ; ouvrez-le dans un navigateur, sur cet ordinateur ou un autre.`,
        }),
      );
    });
}
