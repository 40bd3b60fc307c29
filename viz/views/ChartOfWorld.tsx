import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { WorldChart } from "../charts/shared/chart.ts";
import type { Shown, WorldPicture } from "../client/results.ts";
import { ChartFigure } from "../components/ChartFigure.tsx";
import { NumberField } from "../components/NumberField.tsx";
import { useWords } from "../components/use-words.ts";
import { useStore } from "../store/context.ts";
import { CHART } from "../text/charts.ts";
import { provenanceOf } from "./provenance.ts";
import { watchedWorld } from "./watched-world.ts";

/** A chart of one matched world; paused until somebody plays it. */
export function ChartOfWorld({ chart, shown }: { chart: WorldChart; shown: Shown }) {
  const { say } = useWords();
  const [wanted, setWanted] = useState(0);
  const world = watchedWorld.value;
  const watch = (number: number) => {
    watchedWorld.value = number;
  };
  const worlds: readonly [number, number] = [0, shown.of - 1];
  const { picture, isFailed } = usePicture(shown, world);
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
          onChange={(number) => (world === null ? setWanted(number) : watch(number))}
        />
        {world === null ? (
          <button type="button" class="button" onClick={() => watch(wanted)}>
            {say(CHART.watchOne)}
          </button>
        ) : null}
      </div>
      {isFailed ? <p role="alert">{say(CHART.noWorld)}</p> : null}
      {world !== null && picture === null && !isFailed ? <p class="hint">{say(CHART.watching)}</p> : null}
      {picture === null ? null : <Watched chart={chart} shown={shown} picture={picture} />}
    </>
  );
}

/** The picture of the wanted world in the experiment that is shown, once that is settled. */
function usePicture({ experiment, stable }: Shown, world: number | null) {
  const { watchWorld } = useStore();
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

interface WatchedProps {
  chart: WorldChart;
  shown: Shown;
  picture: WorldPicture;
}

/** A world's picture, and what moves it from week to week. */
function Watched({ chart, shown, picture }: WatchedProps) {
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
    const drawn = chart.draw(shown, words, { picture, week: Math.min(week, last) });
    return { ...drawn, provenance: provenanceOf(shown, words) };
  }, [chart, shown, picture, week, last, words]);
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
      <ChartFigure id={chart.id} {...view} />
    </>
  );
}
