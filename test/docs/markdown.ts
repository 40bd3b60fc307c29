/** A Markdown table; cells stay on one line, with their bars escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

export const code = (text: string) => (text === "" ? "" : `\`${text}\``);

/** The content of the fenced code of a language, in order. */
export function fenced(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].flatMap(([, of, content]) =>
    of === language ? [content] : [],
  );
}

export const fence = (language: string, content: string) => `\`\`\`${language}\n${content}\n\`\`\``;

/** The anchor of a heading, as GitHub makes it. */
export const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/ /g, "-");

const BLOCK = /^<!-- ([^/].*) -->\n([\s\S]*?)^<!-- \/\1 -->$/gm;

/** Names of the generated blocks of a document, in their order. */
export const blocksOf = (markdown: string): string[] => [...markdown.matchAll(BLOCK)].map(([, name]) => name);

/**
 * Puts generated text into all blocks of a document, each between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Error when a block begins and does not end, so that none silently goes stale
 */
export function filled(markdown: string, textOf: (name: string) => string): string {
  const ends = new Set(blocksOf(markdown));
  for (const [marker, name] of markdown.matchAll(/^<!-- ([^/].*) -->$/gm))
    if (!ends.has(name)) throw new Error(`${marker} is never closed: add a line <!-- /${name} --> below it`);
  return markdown.replace(BLOCK, (_, name: string) => `<!-- ${name} -->\n${textOf(name)}\n<!-- /${name} -->`);
}

/** The hand-written text of a document, without generated blocks and code. */
export function written(markdown: string): string {
  return markdown
    .replace(BLOCK, "")
    .replace(/^```[\s\S]*?^```$/gm, "")
    .replace(/^ {4}.*$/gm, "");
}
