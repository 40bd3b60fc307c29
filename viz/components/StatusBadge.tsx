import type { Status } from "../../sim/scenario/field.ts";
import { STATUS } from "../text/components.ts";
import { useWords } from "./use-words.ts";

/** A shape for each status, so that none is told by colour alone; each fits 12 × 12. */
const SHAPES: Readonly<Record<Status, string>> = {
  "source text": "M2 1h8v10H2z",
  literature: "M6 0.5L11.5 6L6 11.5L0.5 6z",
  data: "M6 0.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
  assumption: "M6 0.5L11.5 11H0.5z",
  "to choose": "M1 4.5h10v3H1z",
};

/** What a default rests on, as a shape and a word. */
export function StatusBadge({ status }: { status: Status }) {
  const { say } = useWords();
  return (
    <span class={`status status--${status.replace(" ", "-")}`}>
      <svg class="status__shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={SHAPES[status]} />
      </svg>
      {say(STATUS[status])}
    </span>
  );
}
