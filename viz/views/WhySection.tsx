import { useMemo, useState } from "preact/hooks";
import { whyData, whySentence } from "../charts/why/data.ts";
import type { Shown } from "../client/results.ts";
import { Choice } from "../components/Choice.tsx";
import { useWords } from "../components/use-words.ts";
import { CHART } from "../text/charts.ts";
import { nameOfId } from "../text/ids.ts";
import { BarsChart } from "./BarsChart.tsx";

const ALL = "";

/** The ledger of reasons, by segment. */
export function WhySection({ shown }: { shown: Shown }) {
  const words = useWords();
  const { say } = words;
  const { operations } = shown;
  const [chosen, setChosen] = useState(ALL);
  const operation = operations.includes(chosen) ? chosen : ALL;
  const data = useMemo(
    () => whyData(shown, words, operation === ALL ? undefined : operation),
    [shown, words, operation],
  );
  if (data === undefined) return <p class="hint">{say(CHART.ledgerLater)}</p>;
  return (
    <>
      {operations.length > 1 ? (
        <Choice
          id="why-operation"
          label={say(CHART.operation)}
          value={operation}
          options={[
            { id: ALL, text: say(CHART.allOperations) },
            ...operations.map((id) => ({ id, text: say(nameOfId(id)) })),
          ]}
          onChange={setChosen}
        />
      ) : null}
      <BarsChart id="why-chart" shown={shown} data={data} sentenceOf={whySentence} />
    </>
  );
}
