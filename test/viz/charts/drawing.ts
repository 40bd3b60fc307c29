import { widthOf } from "../../../viz/charts/shared/typography.ts";
import type { Wording } from "../../../viz/charts/shared/wording.ts";
import type { SvgNode } from "../../../viz/svg.ts";

/** Plain wording, so that snapshots do not depend on the engine's language data. */
export const wordingIn = (language: "en" | "fr"): Wording => ({
  say: (text) => text[language],
  number: (value, signed) => `${signed && value > 0 ? "+" : ""}${Math.round(value * 100) / 100}`,
});

export function nodesOf(node: SvgNode): SvgNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === "string" ? [] : nodesOf(child)))];
}

/** Texts that stick out of the chart at its left or right, by the estimated width of their characters. */
export function stickingOut(chart: SvgNode): string[] {
  const width = Number(chart.attributes.width);
  return nodesOf(chart)
    .filter(({ tag }) => tag === "text")
    .filter(({ attributes, children }) => {
      const size = Number(attributes["font-size"] ?? 12);
      const long = widthOf(children.join(""), size, "font-weight" in attributes);
      const anchor = attributes["text-anchor"] ?? "start";
      const left = Number(attributes.x) - (anchor === "end" ? long : anchor === "middle" ? long / 2 : 0);
      return left < -1 || left + long > width + 1;
    })
    .map(({ children }) => children.join(""));
}

/** Texts on the same line that overlap. */
export function overlapping(chart: SvgNode): string[] {
  const boxes = nodesOf(chart)
    .filter(({ tag }) => tag === "text")
    .map(({ attributes, children }) => {
      const text = children.join("");
      const size = Number(attributes["font-size"] ?? 12);
      // Estimates are generous; real characters are narrower.
      const long = 0.88 * widthOf(text, size, "font-weight" in attributes);
      const anchor = attributes["text-anchor"] ?? "start";
      const x = Number(attributes.x) - (anchor === "end" ? long : anchor === "middle" ? long / 2 : 0);
      return { text, x, right: x + long, y: Number(attributes.y) };
    });
  return boxes.flatMap((a, at) =>
    boxes
      .slice(0, at)
      .filter((b) => Math.abs(a.y - b.y) < 8 && a.x < b.right && b.x < a.right)
      .map((b) => `${b.text} × ${a.text}`),
  );
}
