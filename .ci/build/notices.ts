import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const NOTICES_FILE = "third-party-notices.txt";

/** What a package asks to be handed on with its code. */
const LEGAL_FILE = /^(licen[cs]e|notice|copying)\b.*$/i;
const README = /^readme\b/i;
const PACKAGE_OF = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

interface Locked {
  version: string;
  license?: string;
}

const locked: Readonly<Record<string, Locked>> = JSON.parse(
  readFileSync(join(ROOT, "package-lock.json"), "utf8"),
).packages;

/** The folder, relative to the project, of the package that a module belongs to; undefined for our own. */
function packageFolderOf(id: string): string | undefined {
  const path = id.replace(/^\0/, "").replace(/\?.*$/, "");
  const [folder] = PACKAGE_OF.exec(path) ?? [];
  return folder?.slice(folder.indexOf("node_modules")).replaceAll("\\", "/").replace(/\/$/, "");
}

/**
 * The notices of packages whose code is handed on: version and licence as locked, and the texts as their authors ship
 * them, each once.
 *
 * @param folders as the lock file names them
 * @throws Error where a package is not locked, or has no licence
 */
function noticesOf(folders: Iterable<string>): string {
  const byText = new Map<string, string[]>();
  for (const folder of [...new Set(folders)].sort()) {
    const entry = locked[folder];
    if (entry?.license === undefined) throw new Error(`${folder}: package-lock.json names no licence`);
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    const text = textsIn(join(ROOT, folder));
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${entry.version} (${entry.license})`]);
  }
  const rule = "-".repeat(80);
  return [
    "Levain contains code of the packages below. Their authors ask that these notices go with it.\n",
    ...[...byText].map(([text, names]) => `${rule}\n${names.join("\n")}\n\n${text}\n`),
  ].join("\n");
}

function textsIn(folder: string): string {
  const names = readdirSync(folder).sort();
  const read = (name: string) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim();
  const legal = names.filter((name) => LEGAL_FILE.test(name)).map(read);
  const texts =
    legal.length > 0 ? legal : names.filter((name) => README.test(name)).flatMap(legalPartOf(read));
  if (texts.length === 0) throw new Error(`${folder}: its licence is in no file`);
  return texts.join("\n\n");
}

/** Some write their licence at the end of their manual only. */
const legalPartOf = (read: (name: string) => string) => (name: string) => {
  const [, text] = /\n(?:#+ *)?(licen[cs]e\b[^\n]*\n[\s\S]*\bcopyright\b[\s\S]*)$/i.exec(read(name)) ?? [];
  return text === undefined ? [] : [text];
};

/** Collects the packages that a build has taken code from, and writes their notices beside it. */
export class Packages {
  private readonly folders = new Set<string>();

  /** Notes whose code is in the chunks of a build; the workers of a page are a build each. */
  collector(): Plugin {
    return {
      name: "packages",
      generateBundle: (_, output) => {
        for (const chunk of Object.values(output))
          if (chunk.type === "chunk")
            for (const id of chunk.moduleIds) {
              const folder = packageFolderOf(id);
              if (folder !== undefined) this.folders.add(folder);
            }
      },
    };
  }

  notices(): string {
    return noticesOf(this.folders);
  }

  /** Writes the notices; listed after the collector. */
  writer(): Plugin {
    const notices = () => this.notices();
    return {
      name: "notices",
      generateBundle() {
        this.emitFile({ type: "asset", fileName: NOTICES_FILE, source: notices() });
      },
    };
  }
}
