import { useWords } from "../components/use-words.ts";
import { CONTROL } from "../text/controls.ts";

interface Props {
  name: string;
  /** What the whole scenario has. */
  everywhere: string;
  onSetSeparately: () => void;
}

/** A value that an operation could have for itself, and takes from the whole scenario. */
export function Follows({ name, everywhere, onSetSeparately }: Props) {
  const { say } = useWords();
  return (
    <p class="follows">
      <span>{name}</span>
      <span class="hint">{say(CONTROL.asScenario(everywhere))}</span>
      <button
        type="button"
        class="button button--small"
        aria-label={`${say(CONTROL.setSeparately)} – ${name}`}
        onClick={onSetSeparately}
      >
        {say(CONTROL.setSeparately)}
      </button>
    </p>
  );
}
