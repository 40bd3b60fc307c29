import { Choice } from "../components/Choice.tsx";
import { useWords } from "../components/use-words.ts";
import { PAIRS, ROOT, SCENARIOS } from "../declarations.ts";
import { experimentOfPair, experimentOfScenario } from "../state/edits.ts";
import { titleOf } from "../state/names.ts";
import { useStore } from "../store/context.ts";
import { PRESETS } from "../text/levers.ts";
import { Systems } from "./Systems.tsx";

/** No pair is called that. */
const SCENARIO = "scenario:";

/** Ready comparisons, each with its question, and the built-in scenarios to begin one's own with. */
export function Presets() {
  const { say, language } = useWords();
  const { experiment, change } = useStore();
  const { pair } = experiment.value;
  const pairs = Object.entries(PAIRS).map(([id, { title }]) => ({ id, text: say(title) }));
  const scenarios = Object.keys(SCENARIOS).flatMap((id) => {
    const title = id === ROOT ? undefined : titleOf(id);
    return title === undefined ? [] : [{ id: `${SCENARIO}${id}`, text: say(title) }];
  });
  const own = { id: "", text: say(PRESETS.own) };
  const question = pair === null ? undefined : PAIRS[pair]?.question;
  const open = (chosen: string) => {
    if (chosen === "") return;
    if (chosen.startsWith(SCENARIO)) {
      const id = chosen.slice(SCENARIO.length);
      change(PRESETS.begun(titleOf(id) ?? { en: id, fr: id }), () => experimentOfScenario(id, language));
    } else change(PRESETS.opened(PAIRS[chosen].title), () => experimentOfPair(chosen, language));
  };
  return (
    <section class="presets panel" aria-labelledby="presets-title">
      <h2 id="presets-title">{say(PRESETS.title)}</h2>
      <Choice
        id="pair"
        label={say(PRESETS.choose)}
        value={pair ?? ""}
        options={pair === null ? [own, ...pairs] : pairs}
        more={{ label: say(PRESETS.scenarios), options: scenarios }}
        onChange={open}
      />
      <Systems onChoose={(id) => open(`${SCENARIO}${id}`)} />
      {question === undefined ? null : <p class="presets__question">{say(question)}</p>}
    </section>
  );
}
