import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { filled } from "./markdown.ts";
import { exampleIn } from "./readme.ts";

test("docs/library.md shows what its example really prints", async () => {
  const printed: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => printed.push(line));
  await import("./library-example.ts");
  vi.restoreAllMocks();
  expect(printed.length).toBeGreaterThan(0);
  const page = readFileSync("docs/library.md", "utf8");
  const shown = {
    example: `\`\`\`ts\n${exampleIn("test/docs/library-example.ts")}\n\`\`\``,
    "example output": `\`\`\`text\n${printed.join("\n")}\n\`\`\``,
  };
  await expect(filled(page, shown)).toMatchFileSnapshot("../../docs/library.md");
});
