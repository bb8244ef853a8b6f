import { expect, test } from "vitest";
import { processUsage, readUsage } from "./process-usage.js";

test("a process's time and memory are read, whatever it is called", () => {
  const stat = "42 (a) b (c) S 1 42 42 0 -1 4194560 100 0 0 0 150 50 20 5 20 0 11 0 12345 1000 500 18446744073709551615";
  expect(readUsage(stat, "Name:\ta\nVmRSS:\t    2048 kB\nThreads:\t1\n")).toEqual({ cpuMs: 2250, memoryBytes: 2_097_152 });
  expect(readUsage(stat, "Name:\ta\n")).toBeUndefined();
});

test.runIf(process.platform === "linux")("this process has used some", () => {
  const usage = processUsage(process.pid)!;
  expect(usage.cpuMs).toBeGreaterThan(0);
  expect(usage.memoryBytes).toBeGreaterThan(1_000_000);
  expect(processUsage(2 ** 30)).toBeUndefined();
});
