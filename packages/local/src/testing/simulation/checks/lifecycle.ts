import type { TaskLastStatus, TaskStatusRow } from "../../../state/rows.js";
import { violate, type Check } from "../check.js";

const order: readonly TaskLastStatus[] = [
  "PROVISIONING",
  "PENDING",
  "ACTIVATING",
  "RUNNING",
  "DEACTIVATING",
  "STOPPING",
  "DEPROVISIONING",
  "STOPPED",
];
const containerOrder = ["PENDING", "RUNNING", "STOPPED"];
const times = ["connectivityAt", "pullStartedAt", "startedAt", "stoppingAt", "executionStoppedAt", "stoppedAt"] as const;

/** A task's states and times only go forward, its containers' too, and what has been said is not taken back. */
export const lifecycle: Check = {
  name: "lifecycle",
  changed({ table, key, old, row }) {
    if (table !== "taskStatuses" || !old || !row) return;
    const [before, after] = [old as TaskStatusRow, row as TaskStatusRow];
    const fail = (what: string): never => violate("lifecycle", `${key.split("/").at(-1)}: ${what}`);
    if (order.indexOf(after.lastStatus) < order.indexOf(before.lastStatus)) fail(`${before.lastStatus} became ${after.lastStatus}`);
    if (before.desiredStatus === "STOPPED" && after.desiredStatus === "RUNNING") fail("it is to run again");
    if (after.version < before.version) fail("its version fell");
    if (before.stopCode !== undefined && after.stopCode !== before.stopCode) fail(`${before.stopCode} became ${after.stopCode}`);
    for (const name of times) if (before[name] !== undefined && after[name] !== before[name]) fail(`${name} was changed`);
    for (const [name, container] of Object.entries(after.containers)) {
      const was = before.containers[name]!;
      if (containerOrder.indexOf(container.lastStatus) < containerOrder.indexOf(was.lastStatus)) {
        fail(`${name} was ${was.lastStatus} and is ${container.lastStatus}`);
      }
    }
    if (after.lastStatus !== "STOPPED") return;
    if (after.stopCode === undefined || after.stoppedAt === undefined) fail("it is STOPPED without a code or a time");
    const alive = Object.entries(after.containers).find(([, { lastStatus }]) => lastStatus !== "STOPPED");
    if (alive) fail(`it is STOPPED while ${alive[0]} is ${alive[1].lastStatus}`);
  },
};
