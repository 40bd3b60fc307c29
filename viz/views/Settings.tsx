import { useState } from "preact/hooks";
import type { Text } from "../../sim/scenario/text.ts";
import { NumberField } from "../parts/NumberField.tsx";
import { useWords } from "../parts/words.ts";
import { setSeed, setWorlds } from "../state/edits.ts";
import { MOST_WORLDS } from "../state/experiment.ts";
import { SETTINGS } from "../text/scenarios.ts";
import { commandOf, fileName } from "./command.ts";
import { saveScenario } from "./save.ts";
import { useStore } from "./store.ts";

/** What belongs to the whole experiment: how many worlds, whose luck, and how to get it elsewhere. */
export function Settings() {
  const { say, list } = useWords();
  const { experiment, shown, change } = useStore();
  const [copied, setCopied] = useState<Text | null>(null);
  const { worlds, seed } = experiment.value;
  const { line, files } = commandOf(experiment.value);
  const digest = shown.value?.experiment === experiment.value ? shown.value.digest : null;
  return (
    <section class="settings panel" aria-labelledby="settings-title">
      <h2 id="settings-title">{say(SETTINGS.title)}</h2>
      <NumberField
        id="worlds"
        label={say(SETTINGS.worlds)}
        value={worlds}
        range={[1, MOST_WORLDS]}
        integer
        unit=""
        onChange={(value) => change(SETTINGS.worlds, (e) => setWorlds(e, value))}
      />
      <p class="settings__seed">
        <label for="seed">{say(SETTINGS.seed)}</label>
        <input
          id="seed"
          type="text"
          maxLength={200}
          autoComplete="off"
          value={seed}
          aria-describedby="seed-help"
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value !== "") change(SETTINGS.seed, (e) => setSeed(e, value));
          }}
        />
      </p>
      <p class="hint" id="seed-help">
        {say(SETTINGS.seedHelp)}
      </p>
      <details class="settings__command">
        <summary>{say(SETTINGS.command)}</summary>
        <p class="hint">{say(SETTINGS.commandHelp)}</p>
        <pre>
          <code>{line}</code>
        </pre>
        <p class="settings__buttons">
          <button
            type="button"
            class="button button--small"
            aria-label={say(SETTINGS.command)}
            onClick={() =>
              navigator.clipboard.writeText(line).then(
                () => setCopied(SETTINGS.commandCopied),
                () => setCopied(SETTINGS.notCopied),
              )
            }
          >
            {say(SETTINGS.copy)}
          </button>{" "}
          <span role="status">{copied === null ? null : say(copied)}</span>
        </p>
        {files.length > 0 ? (
          <>
            <p class="hint">{say(SETTINGS.files(list(files.map(fileName))))}</p>
            <p class="settings__buttons">
              {files.map((arm) => (
                <button
                  key={arm.letter}
                  type="button"
                  class="button button--small"
                  onClick={() => saveScenario(arm)}
                >
                  {say(SETTINGS.file(fileName(arm)))}
                </button>
              ))}
            </p>
          </>
        ) : null}
      </details>
      {digest === null ? null : (
        <p class="settings__digest">
          {say(SETTINGS.digest)} <code title={digest}>{digest.slice(0, 16)}…</code>
        </p>
      )}
    </section>
  );
}
