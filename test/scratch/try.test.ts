import { test } from "vitest";
import { compile } from "../../sim/compile.ts";
import { FIELDS, METRICS, WEEKLY_METRICS, type Scenario } from "../../sim/model.ts";
import { defaultsOf } from "../../sim/scenario/fields.ts";
import { populate, run } from "../../sim/run.ts";
test("try", () => {
  const s = defaultsOf(FIELDS) as unknown as Scenario;
  const p = compile("x", s);
  for (const n of [1000, 100000]) {
    const q = compile("x", { ...s, population: { ...s.population, consumers: n } });
    let t = performance.now();
    const people = populate(q, "seed", 0);
    console.log("populate", performance.now() - t);
    t = performance.now();
    const r = run(q, people);
    console.log("run", performance.now() - t, n*104/(performance.now()-t)/1000, "M aw/s");
    METRICS.forEach((m, i) => console.log(m.id, r.metrics[i]));
    if (n===1000) WEEKLY_METRICS.forEach((m, i) => console.log(m.id, [...r.series.subarray(i*104, i*104+104)].join(" ")));
  }
});
