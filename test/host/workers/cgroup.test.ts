import { describe, expect, test } from "vitest";
import { groupLimits } from "../../../sim/host/workers/cgroup.ts";

const NONE = { processors: Number.POSITIVE_INFINITY, memoryBytes: Number.POSITIVE_INFINITY };
const limitsOf = (files: Readonly<Record<string, string>>) => groupLimits((path) => files[path]);

const V2 = "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate";
const V1 = [
  "31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755",
  "32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct",
  "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory",
].join("\n");

test("a system without groups limits nothing", () => {
  expect(limitsOf({})).toEqual(NONE);
  expect(limitsOf({ "/proc/self/cgroup": "0::/", "/proc/self/mountinfo": V2 })).toEqual(NONE);
});

describe("of version 2", () => {
  const files = {
    "/proc/self/cgroup": "0::/user/job\n",
    "/proc/self/mountinfo": V2,
    "/sys/fs/cgroup/user/job/cpu.max": "250000 100000\n",
    "/sys/fs/cgroup/user/job/memory.max": "max\n",
  };

  test("the quota and the memory of the group are its limits", () => {
    expect(limitsOf(files)).toEqual({ ...NONE, processors: 2.5 });
    expect(limitsOf({ ...files, "/sys/fs/cgroup/user/job/memory.high": "1000\n" }).memoryBytes).toBe(1000);
  });

  test("so are those of the groups above", () => {
    const above = {
      ...files,
      "/sys/fs/cgroup/user/cpu.max": "50000 100000\n",
      "/sys/fs/cgroup/user/memory.max": "536870912\n",
    };
    expect(limitsOf(above)).toEqual({ processors: 0.5, memoryBytes: 536_870_912 });
  });

  test("a container sees its own group as the root, or under the path that it has outside", () => {
    const limits = { "/sys/fs/cgroup/cpu.max": "100000 100000", "/sys/fs/cgroup/memory.max": "1000" };
    const inside = { "/proc/self/cgroup": "0::/", "/proc/self/mountinfo": V2, ...limits };
    const outside = {
      "/proc/self/cgroup": "0::/docker/abc",
      "/proc/self/mountinfo": V2.replace(" / ", " /docker/abc "),
      ...limits,
    };
    for (const seen of [inside, outside])
      expect(limitsOf(seen)).toEqual({ processors: 1, memoryBytes: 1000 });
  });

  test("a group beside that of the container, whose name begins alike, is none of its own", () => {
    const limits = {
      "/proc/self/cgroup": "0::/docker/ab",
      "/proc/self/mountinfo": V2.replace(" / ", " /docker/a "),
      "/sys/fs/cgroup/memory.max": "2000",
      "/sys/fs/cgroup/b/memory.max": "1000",
    };
    expect(limitsOf(limits)).toEqual({ ...NONE, memoryBytes: 2000 });
  });
});

test("of version 1, each controller has its own place", () => {
  const files = {
    "/proc/self/cgroup": "11:cpu,cpuacct:/a\n7:memory:/a/b\n1:name=systemd:/x\n0::/\n",
    "/proc/self/mountinfo": V1,
    "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "-1",
    "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000",
    "/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us": "150000",
    "/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us": "100000",
    "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712",
    "/sys/fs/cgroup/memory/a/b/memory.limit_in_bytes": "1000",
  };
  expect(limitsOf(files)).toEqual({ processors: 1.5, memoryBytes: 1000 });
});
