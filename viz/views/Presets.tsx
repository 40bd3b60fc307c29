import { Choice } from "../components/Choice.tsx";
import { useWords } from "../components/use-words.ts";
import { PAIRS, SYSTEMS } from "../declarations.ts";
import { experimentOfPair, experimentOfScenario } from "../state/edits.ts";
import { titleOf } from "../state/names.ts";
import { useStore } from "../store/context.ts";
import { PRESETS } from "../text/levers.ts";
import { Systems } from "./Systems.tsx";

/** Ready comparisons, each with its question, and the built-in scenarios to begin one's own with. */
export function Presets() {
  const { say, language } = useWords();
  const { experiment, change } = useStore();
  const { pair, arms } = experiment.value;
  const pairs = Object.entries(PAIRS).map(([id, { title }]) => ({ id, text: say(title) }));
  const own = { id: "", text: say(PRESETS.own) };
  const [{ base }] = arms;
  const begun = pair === null && typeof base === "string" ? base : undefined;
  const question = pair === null ? SYSTEMS[begun ?? ""]?.question : PAIRS[pair]?.question;
  const title = begun === undefined ? undefined : titleOf(begun);
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
      <div role="status">
        {title === undefined ? null : <p class="presets__begun">{say(title)}</p>}
        {question === undefined ? null : <p class="presets__question">{say(question)}</p>}
      </div>
      <Systems
        chosen={begun}
        onChoose={(id) =>
          change(PRESETS.begun(titleOf(id) ?? { en: id, fr: id }), () => experimentOfScenario(id, language))
        }
      />
    </section>
  );
}
