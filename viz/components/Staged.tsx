import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

/** The stage that is being made; where there is no browser, all of them have been. */
const stageNow = signal(globalThis.document === undefined ? Number.POSITIVE_INFINITY : 1);

interface Props {
  /** The first is 1; what has the same stage is made together. */
  stage: number;
  children: ComponentChildren;
}

/** Something of the page that is made once the stage before is drawn, so that nothing waits for everything. */
export function Staged({ stage, children }: Props) {
  const isMade = stageNow.value >= stage;
  useEffect(() => {
    if (isMade) stageNow.value = Math.max(stageNow.value, stage + 1);
  }, [isMade, stage]);
  return isMade ? children : null;
}
