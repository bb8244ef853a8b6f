import type { ContainerCondition } from "@stowage/model/ecs";
import { expect, it } from "vitest";
import type { ContainerStatus } from "../../src/state/rows.js";
import { fargate, rig } from "../../src/testing/rig.js";

const checked = { healthCheck: { command: ["CMD", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 } };

it.each<readonly [ContainerCondition, object, Partial<ContainerStatus>]>([
  ["START", {}, { lastStatus: "RUNNING" }],
  ["COMPLETE", { essential: false }, { lastStatus: "STOPPED", exitCode: 0 }],
  ["SUCCESS", { essential: false }, { lastStatus: "STOPPED", exitCode: 0 }],
  ["HEALTHY", checked, { lastStatus: "RUNNING", healthStatus: "HEALTHY" }],
])("a container waits for %s of another", (condition, more, then) => {
  const made = rig();
  const first = { name: "first", image: "first", ...more };
  const second = { name: "second", image: "second", dependsOn: [{ containerName: "first", condition }] };
  const arn = made.runTask(made.register(fargate("job", [first, second])));
  const { log } = made;
  made.clock.advance(60_000);
  const rows = log.flatMap(({ table, key, row }) =>
    table === "taskStatuses" && key === arn && row !== undefined
      ? [(row as { readonly containers: { readonly [name: string]: ContainerStatus } }).containers]
      : [],
  );
  const asked = rows.findIndex((containers) => containers["second"]!.asked === "start");
  expect(rows[asked]!["first"]).toMatchObject(then);
  expect(rows[0]!["second"]).toMatchObject({ lastStatus: "PENDING" });
  expect(rows.at(-1)!["second"]).toMatchObject({ lastStatus: "RUNNING" });
});
