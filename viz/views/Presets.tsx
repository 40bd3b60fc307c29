import { Choice } from "../components/Choice.tsx";
import { useWords } from "../components/use-words.ts";
import { PAIRS } from "../declarations.ts";
import { experimentOfPair } from "../state/edits.ts";
import { useStore } from "../store/context.ts";
import { PRESETS } from "../text/levers.ts";

/** Ready comparisons, each with its question. */
export function Presets() {
  const { say, language } = useWords();
  const { experiment, change } = useStore();
  const { pair } = experiment.value;
  const pairs = Object.entries(PAIRS).map(([id, { title }]) => ({ id, text: say(title) }));
  const own = { id: "", text: say(PRESETS.own) };
  const question = pair === null ? undefined : PAIRS[pair]?.question;
  return (
    <section class="presets panel" aria-labelledby="presets-title">
      <h2 id="presets-title">{say(PRESETS.title)}</h2>
      <Choice
        id="pair"
        label={say(PRESETS.choose)}
        value={pair ?? ""}
        options={pair === null ? [own, ...pairs] : pairs}
        onChange={(id) => {
          if (id !== "") change(PRESETS.opened(PAIRS[id].title), () => experimentOfPair(id, language));
        }}
      />
      {question === undefined ? null : <p class="presets__question">{say(question)}</p>}
    </section>
  );
}
