import { instanceType, instanceTypeHint } from "../catalogue/instance-type.js";
import type { Checker } from "./checker.js";

const FIELDS = [
  ...["id", "type", "az", "count", "attributes", "cpu", "memory", "running"],
  ...["status", "agentConnected", "agentVersion", "ec2InstanceId"],
];

/** More instances or tasks than this in one scenario is taken for a slip of the pen (our choice). */
export const MANY = 1_000_000;

/** Twice what the largest instance type offers is taken for a slip of the pen (our choice): 32 TiB, and 1,920 vCPUs. */
export const HUGE_MEMORY: number = 64 * 1024 * 1024;
export const HUGE_CPU: number = 4096 * 1024;

/** Reads one entry of a scenario's `instances`. */
export function checkInstance(checker: Checker, value: unknown, at: string): void {
  const instance = checker.object(value, at, FIELDS);
  if (!instance) return;
  const type = checker.string(instance, "type", at);
  checker.string(instance, "id", at, { optional: true });
  checker.string(instance, "az", at);
  checker.integer(instance, "count", at, { max: MANY, optional: true });
  const cpu = checker.integer(instance, "cpu", at, { min: 1, max: HUGE_CPU, optional: true });
  const memory = checker.integer(instance, "memory", at, { min: 1, max: HUGE_MEMORY, optional: true });
  checker.record(instance, "attributes", at, (entry, path) => {
    if (typeof entry !== "string") checker.error("wrong-type", path, "An attribute's value must be a string.", "Write it in quotes.");
  });
  checker.record(instance, "running", at, (entry, path) => checker.number(entry, path, 0, MANY));
  checker.oneOf(instance, "status", at, ["ACTIVE", "DRAINING"], true);
  checker.boolean(instance, "agentConnected", at);
  checker.string(instance, "agentVersion", at, { optional: true });
  checker.string(instance, "ec2InstanceId", at, { optional: true });
  if (type !== undefined && instanceType(type) === undefined && (cpu === undefined || memory === undefined)) {
    checker.error(
      "unknown-instance-type",
      `${at}/type`,
      `"${type}" is not an instance type that the catalogue has.`,
      `${instanceTypeHint(type)} Or give \`cpu\` and \`memory\` as the instance registers them.`,
    );
  }
}
