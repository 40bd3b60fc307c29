import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { PageLink } from "../components/PageLink.tsx";
import { Staged } from "../components/Staged.tsx";
import { WordsContext } from "../components/use-words.ts";
import type { Letter } from "../state/experiment.ts";
import { type Store, StoreContext } from "../store/context.ts";
import { deferring } from "../store/deferred.ts";
import { HEADER } from "../text/header.ts";
import { SCENARIO_WORDS } from "../text/scenarios.ts";
import { wordsIn } from "../text/words.ts";
import { Assumptions } from "./Assumptions.tsx";
import { ChartSections } from "./ChartSections.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Levers } from "./Levers.tsx";
import { isNarrow } from "./narrow.ts";
import { Presets } from "./Presets.tsx";
import { Result } from "./Result.tsx";
import { ResultCharts } from "./ResultCharts.tsx";
import { RunOptions } from "./RunOptions.tsx";
import { type Imported, Scenarios } from "./Scenarios.tsx";
import { Trust } from "./Trust.tsx";

/** The page. */
export function App({ store }: { store: Store }) {
  const session = useMemo(() => deferring(store), [store]);
  const words = wordsIn(store.language.value);
  const [wanted, setEdited] = useState<Letter>("B");
  const [imported, setImported] = useState<Imported | null>(null);
  const { arms } = session.experiment.value;
  const edited = arms.some(({ letter }) => letter === wanted) ? wanted : arms[1].letter;
  const onImport = async (file: File, letter: Letter) => {
    setImported({ file: file.name, letter, problems: await session.importScenario(file, letter) });
  };
  useEffect(() => {
    document.documentElement.lang = words.language;
    document.title = words.say(HEADER.title);
  }, [words]);
  // On a phone the sentence, a lever and the dots come first, for the eye as for the keyboard. It stays so when the
  // phone is turned: what is open, or half typed, would not outlive being made anew.
  const [isPhone] = useState(isNarrow);
  const isDropping = useDrop((file) => onImport(file, edited));
  const staged = (stage: number, view: VNode) => (
    <Staged key={view.type} stage={stage}>
      {view}
    </Staged>
  );
  const result = staged(1, <Result />);
  const charts = staged(1, <ResultCharts />);
  const presets = staged(2, <Presets />);
  const levers = staged(3, <Levers edited={edited} onEdit={setEdited} store={session} />);
  const assumptions = staged(4, <Assumptions />);
  const scenarios = staged(
    5,
    <Scenarios edited={edited} onEdit={setEdited} imported={imported} onImport={onImport} />,
  );
  const runOptions = staged(5, <RunOptions />);
  return (
    <StoreContext.Provider value={session}>
      <WordsContext.Provider value={words}>
        <PageLink class="skip" to="result">
          {words.say(HEADER.skip)}
        </PageLink>
        <Header />
        <main class={isPhone ? "page page--phone" : "page"}>
          {isPhone ? (
            [result, levers, charts, presets, scenarios, assumptions, runOptions]
          ) : (
            <>
              <div class="page__left">{[presets, levers, assumptions]}</div>
              <div class="page__centre">{[result, charts]}</div>
              <div class="page__right">{[scenarios, runOptions]}</div>
            </>
          )}
          <div class="page__below">
            <Staged stage={6}>
              <ChartSections />
              <Trust />
            </Staged>
          </div>
        </main>
        <Staged stage={7}>
          <Footer />
        </Staged>
        {isDropping ? <p class="dropping">{words.say(SCENARIO_WORDS.dropHere(edited))}</p> : null}
      </WordsContext.Provider>
    </StoreContext.Provider>
  );
}

/** Takes the file that somebody drops anywhere on the page; whether one is held over it. */
function useDrop(take: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) take(file);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  });
  return isOver;
}
