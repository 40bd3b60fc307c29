import { h, render, type VNode } from "preact";
import { fieldAt } from "../sim/scenario/walk.ts";
import { dotplotMarks, dotplotNodes } from "./charts/dotplot.ts";
import { loadFirstPicture, startWorker, workersHere } from "./client/browser.ts";
import type { Shown } from "./client/results.ts";
import { FIELDS, METRICS } from "./declarations.ts";
import { setValue, valueAt } from "./state/edits.ts";
import {
  begin,
  canRedo,
  canUndo,
  change,
  experiment,
  language,
  linkProblems,
  linkVerdict,
  problems,
  redo,
  shown,
  undo,
} from "./state/store.ts";
import type { SvgNode } from "./svg.ts";

const LEVERS = ["levers.rewards.payEurosPerContribution", "levers.rewards.recognition"];

const drawn = ({ tag, attributes, children }: SvgNode): VNode =>
  h(tag, attributes, ...children.map((child) => (typeof child === "string" ? child : drawn(child))));

function Slider({ path }: { path: string }) {
  const field = fieldAt(FIELDS, path.split("."));
  if (field?.kind !== "lever") return null;
  const [low, high] = field.range;
  const value = valueAt(experiment.value.arms[1], path);
  return (
    <p>
      <label>
        {field.text[language.value]} [{field.unit}]{" "}
        <input
          type="range"
          data-path={path}
          min={low}
          max={Math.min(high, 2)}
          step={0.01}
          value={Number(value)}
          onInput={(event) => {
            const moved = Number(event.currentTarget.value);
            change(field.text, (e) => setValue(e, "B", path, moved));
          }}
        />
        <output>{String(value)}</output>
      </label>
    </p>
  );
}

function Chart({ worlds, experiment: { headlines } }: Shown) {
  const at = METRICS.findIndex(({ id }) => id === headlines[0]);
  const metric = METRICS[at];
  const [a, b] = worlds.map(({ metrics }) => metrics);
  const differences = Array.from(
    { length: a.length / METRICS.length },
    (_, world) => b[world * METRICS.length + at] - a[world * METRICS.length + at],
  );
  const say = language.value;
  const panel = { label: metric.text[say], unit: metric.unit, differences, relevant: 0 };
  const marks = dotplotMarks({ title: "Levain", subtitle: metric.id, other: "B", panels: [panel] });
  const number = (value: number, signed: boolean) =>
    value.toLocaleString(say, { signDisplay: signed ? "exceptZero" : "auto" });
  return drawn(dotplotNodes(marks, { say: (text) => text[say], number }, "difference"));
}

function Page() {
  const now = shown.value;
  return (
    <main>
      <h1>Levain</h1>
      <p>
        <button type="button" disabled={!canUndo.value} onClick={undo}>
          Undo
        </button>{" "}
        <button type="button" disabled={!canRedo.value} onClick={redo}>
          Redo
        </button>
      </p>
      {LEVERS.map((path) => (
        <Slider key={path} path={path} />
      ))}
      <ul>
        {[...problems.value, ...linkProblems.value].map(({ path, expected }) => (
          <li key={path}>
            {path} {expected[language.value]}
          </li>
        ))}
      </ul>
      <p
        role="status"
        data-link={linkVerdict.value}
        data-digest={now?.digest ?? ""}
        data-done={now?.done ?? 0}
      >
        {now === null ? "…" : `${now.done} / ${now.of}`}
      </p>
      {now !== null && <Chart {...now} />}
    </main>
  );
}

render(<Page />, document.getElementById("page") as HTMLElement);
void begin({ start: startWorker, workers: workersHere(), firstPicture: loadFirstPicture });
