import { useEffect, useId, useState } from "preact/hooks";
import { leverCourseNodes } from "../charts/lever-course/nodes.ts";
import { COURSE } from "../text/components.ts";
import { vnodeOf } from "./svg-vnode.ts";
import { useWords } from "./use-words.ts";

interface Props {
  /** A number per week. */
  values: readonly number[];
  unit: string;
  ends: readonly [number, number];
  label: string;
}

const WIDTH = 260;
/** No lever reaches beyond. */
const LARGEST = 1e21;

/** A lever's course over the weeks, as a line that jumps where it does; in words, where there is none. */
export function CoursePreview({ values, unit, ends, label }: Props) {
  const words = useWords();
  const id = useId();
  const lost = values.findIndex((value) => !(Math.abs(value) <= LARGEST));
  if (lost >= 0) return <p class="hint">{words.say(COURSE.noPreview(words.number(lost)))}</p>;
  const data = { title: label, unit: words.unit(unit), range: ends, arms: [{ letter: "", values }] };
  return <div class="course">{vnodeOf(leverCourseNodes(data, words, WIDTH, id))}</div>;
}

interface FormulaProps extends Omit<Props, "values"> {
  formula: string;
  /** What it comes to in every week; none where that cannot be told. */
  courseOf: (formula: string) => Promise<readonly number[]>;
  note: string | undefined;
}

/** A formula's course, once it is known; the one before stays until then. */
export function FormulaPreview({ formula, courseOf, note, ...shared }: FormulaProps) {
  const [values, setValues] = useState<readonly number[]>([]);
  useEffect(() => {
    let isWanted = true;
    courseOf(formula).then(
      (course) => isWanted && setValues(course),
      () => isWanted && setValues([]),
    );
    return () => {
      isWanted = false;
    };
  }, [formula]);
  if (values.length === 0) return null;
  return (
    <>
      <CoursePreview values={values} {...shared} />
      {note === undefined ? null : <p class="hint">{note}</p>}
    </>
  );
}
