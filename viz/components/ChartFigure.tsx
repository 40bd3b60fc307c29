import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { DrawnChart } from "../charts/shared/chart.ts";
import { DEFAULT_WIDTH } from "../charts/shared/frame.ts";
import { CHART } from "../text/charts.ts";
import { csvOf, type Provenance, pngFile, svgFile } from "./chart-files.ts";
import { DataTable } from "./DataTable.tsx";
import { saveBlob } from "./save-blob.ts";
import { vnodeOf } from "./svg-vnode.ts";
import { useWords } from "./use-words.ts";
import { WorldMarks } from "./WorldMarks.tsx";

interface Props extends DrawnChart {
  /** Also the beginning of its files' names. */
  id: string;
  /** Whether the picture itself says the sentence. */
  isSaid?: boolean;
  provenance: Provenance;
  /** What a click on a mark with `data-world`, or on a row of the table, does. */
  onWorld?: (world: number) => void;
}

/** A chart that is a table as well, with its sentence and its files. */
export function ChartFigure({
  id,
  title,
  sentence,
  isSaid = false,
  draw,
  table,
  provenance,
  onWorld,
}: Props) {
  const { say, number } = useWords();
  const [isTable, setTable] = useState(false);
  const [place, width] = useWidth();
  const drawn = useMemo(
    () => (isTable || width === null ? null : vnodeOf(draw(width, id))),
    [isTable, draw, width, id],
  );
  const picture =
    onWorld === undefined ? (
      drawn
    ) : (
      <WorldMarks title={title} onWorld={onWorld}>
        {drawn}
      </WorldMarks>
    );
  return (
    <figure class="chart" id={id}>
      <div class="chart__bar">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
        <div class="chart__switch" role="group" aria-label={say(CHART.shownAs(title))}>
          {[false, true].map((asTable) => (
            <button
              key={String(asTable)}
              type="button"
              class="chart__as"
              aria-pressed={isTable === asTable}
              onClick={() => setTable(asTable)}
            >
              {say(asTable ? CHART.table : CHART.chart)}
            </button>
          ))}
        </div>
        <Downloads id={id} title={title} draw={draw} table={table} provenance={provenance} />
      </div>
      <div class={isTable ? "chart__place" : "chart__place chart__place--drawn"} ref={place}>
        {isTable ? (
          <DataTable
            table={table()}
            caption={title}
            onRow={
              onWorld && {
                label: (world) => say(CHART.watch(number(Number(world)))),
                act: (world) => onWorld(Number(world)),
              }
            }
          />
        ) : (
          picture
        )}
      </div>
      <figcaption class={isSaid && !isTable ? "visually-hidden" : "chart__sentence"}>{sentence}</figcaption>
    </figure>
  );
}

const NARROWEST = 280;
const WIDEST = 1000;

/**
 * The width that a chart may take, rounded down so that a scroll bar does not make it flicker; null until the browser
 * has laid out the page, which is never forced.
 */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(globalThis.ResizeObserver === undefined ? DEFAULT_WIDTH : null);
  useEffect(() => {
    const element = place.current;
    if (element === null || globalThis.ResizeObserver === undefined) return;
    let next: ReturnType<typeof setTimeout>;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const room = Math.floor(contentRect.width / 4) * 4;
      if (room <= 0) return;
      // Each chart is drawn by itself, not all of them before one frame.
      clearTimeout(next);
      next = setTimeout(() => setWidth(Math.min(WIDEST, Math.max(NARROWEST, room))));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(next);
    };
  }, []);
  return [place, width] as const;
}

type Files = Pick<Props, "id" | "title" | "draw" | "table" | "provenance">;

/** Files are drawn at one width, so that they do not depend on the screen. */
function Downloads({ id, title, draw, table, provenance }: Files) {
  const { say, language } = useWords();
  const [isFailed, setFailed] = useState(false);
  const name = `levain-${id}${provenance.digest === null ? "" : `-${provenance.digest.slice(0, 8)}`}`;
  const files: Record<string, () => Blob | Promise<Blob>> = {
    SVG: () => svgFile(draw(DEFAULT_WIDTH, id), provenance),
    PNG: () => pngFile(draw(DEFAULT_WIDTH, id), provenance),
    CSV: () => new Blob([csvOf(table(), provenance, language)], { type: "text/csv;charset=utf-8" }),
  };
  const save = async (format: string) => {
    try {
      saveBlob(`${name}.${format.toLowerCase()}`, await files[format]());
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div class="chart__files">
      <span aria-hidden="true">{say(CHART.download)}</span>
      {Object.keys(files).map((format) => (
        <button
          key={format}
          type="button"
          class="chart__file"
          aria-label={say(CHART.as(format, title))}
          onClick={() => save(format)}
        >
          {format}
        </button>
      ))}
      {isFailed ? <p role="alert">{say(CHART.failed)}</p> : null}
    </div>
  );
}
