import { expect, test } from "vitest";
import { processLimits } from "../../../sim/host/workers/process-limits.ts";

const ENDLESS = Number.POSITIVE_INFINITY;
const limitsOf = (files: Readonly<Record<string, string>>) => processLimits((path) => files[path]);
const said = (data: string, address: string) =>
  [
    "Limit                     Soft Limit           Hard Limit           Units     ",
    `Max data size             ${data}            unlimited            bytes     `,
    "Max resident set          5                    unlimited            bytes     ",
    `Max address space         ${address}           unlimited            bytes     `,
  ].join("\n");

test("a system that says nothing, and one without limits, limits nothing", () => {
  expect(limitsOf({})).toEqual({ dataBytes: ENDLESS, addressBytes: ENDLESS });
  expect(limitsOf({ "/proc/self/limits": said("unlimited", "unlimited") })).toEqual({
    ...{ dataBytes: ENDLESS, addressBytes: ENDLESS },
  });
});

test("the limit that holds counts, less the addresses that are taken", () => {
  const files = {
    "/proc/self/limits": said("300000", "2048000"),
    "/proc/self/status": "Name:\tnode\nVmPeak:\t  1900 kB\nVmSize:\t  1000 kB\n",
  };
  expect(limitsOf(files)).toEqual({ dataBytes: 300_000, addressBytes: 1_024_000 });
  expect(limitsOf({ ...files, "/proc/self/status": "VmSize:\t 9000 kB" }).addressBytes).toBe(0);
});
