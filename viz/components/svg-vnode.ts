import { h, type VNode } from "preact";
import type { SvgNode } from "../svg.ts";

/** The nodes as what Preact mounts: elements and attributes, and text as text. */
export function vnodeOf({ tag, attributes, children }: SvgNode): VNode {
  return h(
    tag,
    attributes,
    children.map((child) => (typeof child === "string" ? child : vnodeOf(child))),
  );
}
