import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { oneWorldData } from "../charts/agents/data.ts";
import { agentsMarks } from "../charts/agents/marks.ts";
import { agentsNodes, agentsSentence, agentsTable } from "../charts/agents/nodes.ts";
import type { Shown, WorldPicture } from "../client/results.ts";
import { Chart } from "../components/Chart.tsx";
import { NumberField } from "../components/NumberField.tsx";
import { useWords } from "../components/use-words.ts";
import { named } from "../state/names.ts";
import { CHART } from "../text/charts.ts";
import { provenanceOf } from "./provenance.ts";

interface Props {
  shown: Shown;
  /** The world to watch; null until somebody asks for one. */
  world: number | null;
  onWorld: (world: number) => void;
  watchWorld: (world: number) => Promise<WorldPicture>;
}

/** One matched world as a picture of its people, under each scenario; paused until somebody plays it. */
export function OneWorldSection({ shown, world, onWorld, watchWorld }: Props) {
  const { say } = useWords();
  const [wanted, setWanted] = useState(0);
  const worlds: readonly [number, number] = [0, shown.of - 1];
  const { picture, isFailed } = usePicture(shown, world, watchWorld);
  return (
    <>
      <p class="hint">{say(CHART.oneWorld)}</p>
      <div class="world__choice">
        <NumberField
          id="world-number"
          label={say(CHART.world)}
          value={world ?? wanted}
          range={worlds}
          integer
          unit=""
          onChange={(number) => (world === null ? setWanted(number) : onWorld(number))}
        />
        {world === null ? (
          <button type="button" class="button" onClick={() => onWorld(wanted)}>
            {say(CHART.watchOne)}
          </button>
        ) : null}
      </div>
      {isFailed ? <p role="alert">{say(CHART.noWorld)}</p> : null}
      {world !== null && picture === null && !isFailed ? <p class="hint">{say(CHART.watching)}</p> : null}
      {picture === null ? null : <Watched shown={shown} picture={picture} />}
    </>
  );
}

/** The picture of the wanted world in the experiment that is shown, once that is settled. */
function usePicture({ experiment, stable }: Shown, world: number | null, watchWorld: Props["watchWorld"]) {
  const [picture, setPicture] = useState<WorldPicture | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    if (world === null || !stable) return;
    let isWanted = true;
    watchWorld(world).then(
      (answer) => {
        if (!isWanted) return;
        setPicture(answer);
        setFailed(false);
      },
      () => isWanted && setFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [experiment, stable, world]);
  return { picture, isFailed };
}

const FIRST_WEEK = 0;
const WEEK_MS = 120;

function Watched({ shown, picture }: { shown: Shown; picture: WorldPicture }) {
  const words = useWords();
  const { say, number } = words;
  const last = picture.weeks - 1;
  const [week, setWeek] = useState(last);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => setWeek((now) => Math.min(now, last)), [last]);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => setWeek((now) => Math.min(now + 1, last)), WEEK_MS);
    return () => clearInterval(timer);
  }, [isPlaying, last]);
  useEffect(() => {
    if (week === last) setPlaying(false);
  }, [week, last]);
  const player = useRef<HTMLDivElement>(null);
  // The button that asked for this world is gone, and must not take the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) player.current?.querySelector("button")?.focus();
  }, []);
  const play = () => {
    if (!isPlaying && week === last) setWeek(FIRST_WEEK);
    setPlaying(!isPlaying);
  };
  const view = useMemo(() => {
    const names = Object.fromEntries(
      named(shown.experiment, words.language).arms.map(({ letter, name }) => [letter, name]),
    );
    const data = oneWorldData(picture, names, Math.min(week, last), words);
    return {
      title: data.title,
      sentence: agentsSentence(agentsMarks(data), words),
      draw: (width: number) => agentsNodes(agentsMarks(data, width), words, "world-chart"),
      table: () => agentsTable(data, words),
      provenance: provenanceOf(shown, words),
    };
  }, [shown, picture, week, last, words]);
  return (
    <>
      <div class="world__player" ref={player}>
        <button type="button" class="button" aria-pressed={isPlaying} onClick={play}>
          {say(isPlaying ? CHART.pause : CHART.play)}
        </button>
        <label for="world-week">
          {say(CHART.week)} <output for="world-week">{number(week)}</output>
        </label>
        <input
          id="world-week"
          type="range"
          min={FIRST_WEEK}
          max={last}
          value={week}
          onInput={(event) => {
            setPlaying(false);
            setWeek(event.currentTarget.valueAsNumber);
          }}
        />
      </div>
      <Chart id="world-chart" {...view} />
    </>
  );
}
