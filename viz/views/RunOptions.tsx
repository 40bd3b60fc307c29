import { useState } from "preact/hooks";
import type { Text } from "../../sim/input/text.ts";
import { copyText } from "../components/copy-text.ts";
import { NumberField } from "../components/NumberField.tsx";
import { useWords } from "../components/use-words.ts";
import { setSeed, setWorlds } from "../state/edits.ts";
import { MOST_WORLDS } from "../state/experiment.ts";
import { useStore } from "../store/context.ts";
import { RUN_OPTIONS } from "../text/run-options.ts";
import { checkCommandOf, commandOf, fileName } from "./command.ts";
import { saveScenario } from "./save-scenario.ts";

/** What belongs to the whole experiment: how many worlds, whose luck, and how to get it elsewhere. */
export function RunOptions() {
  const { say, list } = useWords();
  const { experiment, shown, change, settingsCheck } = useStore();
  const { worlds, seed } = experiment.value;
  const { line, files } = commandOf(experiment.value);
  const checked = settingsCheck.value?.report?.replicates;
  const checkLine = checked === undefined ? undefined : checkCommandOf(experiment.value, checked);
  const digest = shown.value?.experiment === experiment.value ? shown.value.digest : null;
  return (
    <section class="run-options panel" aria-labelledby="run-options-title">
      <h2 id="run-options-title">{say(RUN_OPTIONS.title)}</h2>
      <NumberField
        id="worlds"
        label={say(RUN_OPTIONS.worlds)}
        value={worlds}
        range={[1, MOST_WORLDS]}
        integer
        unit=""
        onChange={(value) => change(RUN_OPTIONS.worlds, (e) => setWorlds(e, value))}
      />
      <p class="run-options__seed">
        <label for="seed">{say(RUN_OPTIONS.seed)}</label>
        <input
          id="seed"
          type="text"
          maxLength={200}
          autoComplete="off"
          value={seed}
          aria-describedby="seed-help"
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value !== "") change(RUN_OPTIONS.seed, (e) => setSeed(e, value));
          }}
        />
      </p>
      <p class="hint" id="seed-help">
        {say(RUN_OPTIONS.seedHelp)}
      </p>
      <details class="run-options__command">
        <summary>{say(RUN_OPTIONS.command)}</summary>
        <p class="hint">{say(RUN_OPTIONS.commandHelp)}</p>
        <CommandLine line={line} label={say(RUN_OPTIONS.command)} />
        {checkLine === undefined ? null : (
          <>
            <p class="hint">{say(RUN_OPTIONS.checkHelp)}</p>
            <CommandLine line={checkLine} label={say(RUN_OPTIONS.checkCommand)} />
          </>
        )}
        {files.length > 0 ? (
          <>
            <p class="hint">{say(RUN_OPTIONS.files(list(files.map(fileName))))}</p>
            <p class="run-options__buttons">
              {files.map((arm) => (
                <button
                  key={arm.letter}
                  type="button"
                  class="button button--small"
                  onClick={() => saveScenario(arm)}
                >
                  {say(RUN_OPTIONS.file(fileName(arm)))}
                </button>
              ))}
            </p>
          </>
        ) : null}
      </details>
      {digest === null ? null : (
        <p class="run-options__digest">
          {say(RUN_OPTIONS.digest)} <code title={digest}>{digest.slice(0, 16)}…</code>
        </p>
      )}
    </section>
  );
}

/** A line to copy. @param label of the button, for those who do not see where it stands */
function CommandLine({ line, label }: { line: string; label: string }) {
  const { say } = useWords();
  const [copied, setCopied] = useState<Text | null>(null);
  return (
    <>
      <pre>
        <code>{line}</code>
      </pre>
      <p class="run-options__buttons">
        <button
          type="button"
          class="button button--small"
          aria-label={label}
          onClick={() =>
            copyText(line).then((isCopied) =>
              setCopied(isCopied ? RUN_OPTIONS.commandCopied : RUN_OPTIONS.notCopied),
            )
          }
        >
          {say(RUN_OPTIONS.copy)}
        </button>{" "}
        <span role="status">{copied === null ? null : say(copied)}</span>
      </p>
    </>
  );
}
