import { expect, test } from "vitest";
import { usageSince } from "./minute-meter.js";

test("what tasks use in a minute is what their containers add to, and one that starts anew begins at nothing", () => {
  const since = usageSince();
  const used = (container: string, cpuMs: number) => ({ taskArn: "a", container, cpuMs, memoryBytes: 10 });
  expect(since([used("app", 500), used("side", 100)])).toEqual([{ taskArn: "a", cpuMs: 600, memoryBytes: 20 }]);
  expect(since([used("app", 800), used("side", 100)])).toEqual([{ taskArn: "a", cpuMs: 300, memoryBytes: 20 }]);
  expect(since([used("app", 50)])).toEqual([{ taskArn: "a", cpuMs: 50, memoryBytes: 10 }]);
  expect(since([])).toEqual([]);
});
