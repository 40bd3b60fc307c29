import type { Problem } from "../../sim/input/problems.ts";
import { focusThen } from "../components/focus.ts";
import { Problems } from "../components/Problems.tsx";
import { useWords } from "../components/use-words.ts";
import { addArm } from "../state/edits.ts";
import { LETTERS, type Letter } from "../state/experiment.ts";
import { useStore } from "../store/context.ts";
import { SCENARIO_WORDS } from "../text/scenarios.ts";
import { ADD_ID, nameId, ScenarioCard } from "./ScenarioCard.tsx";

/** What became of the file that was imported last. */
export interface Imported {
  file: string;
  letter: Letter;
  problems: readonly Problem[];
}

interface Props {
  edited: Letter;
  onEdit: (letter: Letter) => void;
  imported: Imported | null;
  onImport: (file: File, into: Letter) => void;
}

/** The scenarios that are compared, the baseline first. */
export function Scenarios({ edited, onEdit, imported, onImport }: Props) {
  const { say } = useWords();
  const { experiment, change } = useStore();
  const { arms } = experiment.value;
  const free = LETTERS.find((letter) => arms.every((arm) => arm.letter !== letter));
  return (
    <section class="scenarios panel" aria-labelledby="scenarios-title">
      <h2 id="scenarios-title">{say(SCENARIO_WORDS.title)}</h2>
      {imported === null ? null : <ImportResult imported={imported} />}
      {arms.map((arm) => (
        <ScenarioCard
          key={arm.letter}
          arm={arm}
          baseline={arms[0]}
          isEdited={arm.letter === edited}
          isRemovable={arm.letter !== "A" && arms.length > 2}
          onEdit={onEdit}
          onImport={onImport}
        />
      ))}
      {free === undefined ? null : (
        <button
          type="button"
          id={ADD_ID}
          class="button button--wide"
          onClick={() => {
            change(SCENARIO_WORDS.add(free), (e) => addArm(e, say(SCENARIO_WORDS.copyOf(edited)), edited));
            onEdit(free);
            focusThen(() => document.getElementById(nameId(free)));
          }}
        >
          + {say(SCENARIO_WORDS.add(free))}
        </button>
      )}
      <p class="hint">{say(SCENARIO_WORDS.importHint(edited))}</p>
    </section>
  );
}

function ImportResult({ imported: { file, letter, problems } }: { imported: Imported }) {
  const { say } = useWords();
  if (problems.length === 0)
    return (
      <p class="note" role="status">
        {say(SCENARIO_WORDS.taken(file, letter))}
      </p>
    );
  return <Problems title={say(SCENARIO_WORDS.refused(file))} problems={problems} />;
}
