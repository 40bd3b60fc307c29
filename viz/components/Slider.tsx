import type { ComponentChildren } from "preact";
import { SLIDER } from "../text/components.ts";
import { NumberField } from "./NumberField.tsx";
import { tidy } from "./typed-number.ts";
import { useWords } from "./use-words.ts";

/** Where the baseline stands. */
export interface Ghost {
  letter: string;
  value: number;
}

interface Props {
  id: string;
  /** Field that it sets, for those who look for it. */
  path: string;
  label: string;
  value: number;
  /** Ends of the slider. */
  ends: readonly [number, number];
  step: number;
  /** What may be typed. */
  range: readonly [number, number];
  integer?: boolean;
  unit: string;
  ghost?: Ghost | undefined;
  /** Stands between the name and the slider, for instance help. */
  children?: ComponentChildren;
  onChange: (value: number) => void;
}

/** A native slider with a number field beside it and a tick where the baseline stands. */
export function Slider({
  id,
  path,
  label,
  value,
  ends,
  step,
  range,
  integer,
  unit,
  ghost,
  children,
  onChange,
}: Props) {
  const words = useWords();
  const [low, high] = ends;
  const at = (number: number) =>
    `${tidy((100 * (Math.min(high, Math.max(low, number)) - low)) / (high - low))}%`;
  const said = words.quantity(value, unit);
  const beside = ghost && words.say(SLIDER.baseline(ghost.letter, words.quantity(ghost.value, unit)));
  return (
    <div class="slider">
      <div class="slider__name">
        <label for={id}>{label}</label>
        {children}
      </div>
      <div class="slider__row">
        <div class="slider__track">
          <svg class="slider__marks" aria-hidden="true" focusable="false">
            <rect class="slider__rail" x="0" y="10" width="100%" height="4" rx="2" />
            <rect class="slider__fill" x="0" y="10" width={at(value)} height="4" rx="2" />
            {ghost ? (
              <line class="slider__ghost" x1={at(ghost.value)} x2={at(ghost.value)} y1="-4" y2="28" />
            ) : null}
          </svg>
          <input
            id={id}
            type="range"
            data-path={path}
            min={low}
            max={high}
            step={step}
            value={value}
            aria-valuetext={beside === undefined ? said : `${said} (${beside})`}
            onInput={(event) => onChange(tidy(Number(event.currentTarget.value)))}
          />
        </div>
        <NumberField
          id={`${id}-number`}
          label={words.say(SLIDER.typed(label))}
          bare
          value={value}
          range={range}
          integer={integer === true}
          unit={unit}
          onChange={onChange}
        />
      </div>
      {ghost && ghost.value !== value ? <p class="slider__beside">{beside}</p> : null}
    </div>
  );
}
