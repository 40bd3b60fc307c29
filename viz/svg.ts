/** SVG as plain objects: the page mounts them, reports and tests turn them into text. */
export interface SvgNode {
  tag: string;
  attributes: Readonly<Record<string, string | number>>;
  children: readonly (SvgNode | string)[];
}

export function svg(
  tag: string,
  attributes: SvgNode["attributes"] = {},
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  return { tag, attributes, children };
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  attributes: SvgNode["attributes"],
): SvgNode {
  return svg("line", { x1, y1, x2, y2, ...attributes });
}

/** The nodes as SVG text, a line per element that holds elements; every text and attribute value is escaped. */
export function svgText(node: SvgNode): string {
  return `${serialized(node, "")}\n`;
}

function serialized({ tag, attributes, children }: SvgNode, indent: string): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(shortened(value))}"`);
  const open = `${indent}<${tag}${given.join("")}`;
  if (children.length === 0) return `${open}/>`;
  if (children.some((child) => typeof child === "string"))
    return `${open}>${children.map((child) => (typeof child === "string" ? escaped(child) : serialized(child, ""))).join("")}</${tag}>`;
  const inside = children.map((child) => serialized(child as SvgNode, `${indent}  `));
  return [`${open}>`, ...inside, `${indent}</${tag}>`].join("\n");
}

/** Coordinates to a hundredth of a pixel: finer digits are not seen and would differ between engines. */
function shortened(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100 + 0) : value;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe as text and as the value of an attribute; what XML forbids or would reverse a line is replaced. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
