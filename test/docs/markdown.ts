/** A Markdown table; cells stay on one line and keep their bars. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

export const code = (text: string) => (text === "" ? "" : `\`${text}\``);

/** The content of the fenced blocks of a language, in their order. */
export function fenced(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].flatMap(([, of, content]) =>
    of === language ? [content] : [],
  );
}

/**
 * Puts generated text between the markers `<!-- name -->` and `<!-- /name -->` of a document.
 *
 * @throws Error when a marker is missing, so that no block silently goes stale
 */
export function filled(markdown: string, blocks: Readonly<Record<string, string>>): string {
  return Object.entries(blocks).reduce((text, [name, content]) => {
    const [open, close] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
    const from = text.indexOf(open);
    const to = text.indexOf(close, from);
    if (from < 0 || to < 0) throw new Error(`no markers for ${name}`);
    return `${text.slice(0, from + open.length)}${content}${text.slice(to)}`;
  }, markdown);
}

/** What of a document is written by hand: all but its generated parts and its blocks of code. */
export function written(markdown: string): string {
  return markdown
    .replace(/^<!-- ([^/].*) -->\n[\s\S]*?^<!-- \/\1 -->$/gm, "")
    .replace(/^```[\s\S]*?^```$/gm, "")
    .replace(/^ {4}.*$/gm, "");
}
