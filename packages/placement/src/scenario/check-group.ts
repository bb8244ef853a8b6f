import { ClusterQueryError } from "@stowage/model";
import { compileQuery } from "../query/compile.js";
import { HUGE_CPU, HUGE_MEMORY, MANY } from "./check-instance.js";
import type { Checker } from "./checker.js";

const FIELDS = [
  ...["name", "count", "cpu", "memory", "hostPorts", "gpu", "networkMode", "trunking", "placementConstraints", "placementStrategy"],
  ...["taskGroup", "schedulingStrategy", "standalone", "requiresAttributes", "runtimePlatform", "zones", "maxPerInstance"],
];

type Fields = Record<string, unknown>;

/** Reads one entry of a scenario's `groups`. */
export function checkGroup(checker: Checker, value: unknown, at: string): void {
  const group = checker.object(value, at, FIELDS);
  if (!group) return;
  checker.string(group, "name", at);
  checker.string(group, "taskGroup", at, { optional: true });
  const daemon = checker.oneOf(group, "schedulingStrategy", at, ["REPLICA", "DAEMON"], true) === "DAEMON";
  checker.integer(group, "count", at, { max: MANY, optional: daemon });
  checker.integer(group, "cpu", at, { max: HUGE_CPU });
  checker.integer(group, "memory", at, { max: HUGE_MEMORY });
  checker.integer(group, "gpu", at, { max: 1024, optional: true });
  checker.integer(group, "maxPerInstance", at, { min: 1, max: MANY, optional: true });
  checker.oneOf(group, "networkMode", at, ["awsvpc", "bridge", "host", "none", "default"], true);
  checker.boolean(group, "trunking", at);
  checker.boolean(group, "standalone", at);
  checker.list(group, "hostPorts", at, (port, path) => checkPort(checker, port, path), true);
  checker.list(group, "placementConstraints", at, (entry, path) => checkConstraint(checker, entry, path), true);
  checker.list(group, "placementStrategy", at, (entry, path) => checkStrategy(checker, entry, path), true);
  checker.list(group, "requiresAttributes", at, (entry, path) => checkAttribute(checker, entry, path), true);
  checker.list(group, "zones", at, (zone, path) => checkZone(checker, zone, path), true);
  if (group["runtimePlatform"] !== undefined) checkPlatform(checker, group["runtimePlatform"], `${at}/runtimePlatform`);
}

function checkZone(checker: Checker, zone: unknown, at: string): void {
  if (typeof zone === "string" && zone !== "") return;
  checker.error(
    "wrong-type",
    at,
    "A zone must be a name.",
    "Write the Availability Zone of one of the tasks' subnets, as in an instance's `az`.",
  );
}

function checkPort(checker: Checker, port: unknown, at: string): void {
  if (typeof port === "string") {
    const [, number] = /^(\d{1,5})\/(?:tcp|udp)$/.exec(port) ?? [];
    if (number === undefined || Number(number) > 65_535) {
      checker.error("wrong-type", at, `"${port}" is not a port.`, "Write a number, or PORT/tcp or PORT/udp.");
    }
  } else if (typeof port === "object" && port !== null) {
    const fields = checker.object(port, at, ["port", "protocol"]);
    if (!fields) return;
    checker.integer(fields, "port", at, { max: 65_535 });
    checker.oneOf(fields, "protocol", at, ["tcp", "udp"]);
  } else checker.number(port, at, 0, 65_535);
}

function checkConstraint(checker: Checker, value: unknown, at: string): void {
  const constraint = checker.object(value, at, ["type", "expression"]);
  if (!constraint) return;
  const type = checker.oneOf(constraint, "type", at, ["distinctInstance", "memberOf"]);
  if (type === "distinctInstance" && constraint["expression"] !== undefined) {
    checker.error("unknown-field", `${at}/expression`, "distinctInstance takes no expression.", "Remove it.");
  }
  if (type === "memberOf") checkExpression(checker, constraint, at);
}

function checkExpression(checker: Checker, constraint: Fields, at: string): void {
  const expression = checker.string(constraint, "expression", at);
  if (expression === undefined) return;
  try {
    compileQuery(expression);
  } catch (error) {
    if (!(error instanceof ClusterQueryError)) throw error;
    const hint = "The grammar is in docs/cluster-query-language.md.";
    checker.error("cluster-query-syntax", `${at}/expression`, error.message, hint);
  }
}

function checkStrategy(checker: Checker, value: unknown, at: string): void {
  const strategy = checker.object(value, at, ["type", "field"]);
  if (!strategy) return;
  const type = checker.oneOf(strategy, "type", at, ["spread", "binpack", "random"]);
  const field = strategy["field"];
  if (type === "binpack") {
    if (typeof field === "string" && ["cpu", "memory"].includes(field.toLowerCase())) return;
    checker.error("unknown-value", `${at}/field`, "binpack takes the field cpu or memory.", "Write one of: cpu, memory.");
  } else if (type === "spread") {
    if (typeof field === "string" && /^(instanceId|host|attribute:.+)$/.test(field)) return;
    const hint = "Write instanceId, host or attribute:NAME, for example attribute:ecs.availability-zone.";
    checker.error("unknown-value", `${at}/field`, "spread takes the field instanceId, host or attribute:NAME.", hint);
  } else if (type === "random" && field !== undefined) {
    checker.error("unknown-field", `${at}/field`, "random takes no field.", "Remove it.");
  }
}

function checkAttribute(checker: Checker, value: unknown, at: string): void {
  const attribute = checker.object(value, at, ["name", "value"]);
  if (!attribute) return;
  checker.string(attribute, "name", at);
  checker.string(attribute, "value", at, { optional: true });
}

function checkPlatform(checker: Checker, value: unknown, at: string): void {
  const platform = checker.object(value, at, ["cpuArchitecture", "operatingSystemFamily"]);
  if (!platform) return;
  checker.string(platform, "cpuArchitecture", at, { optional: true });
  checker.string(platform, "operatingSystemFamily", at, { optional: true });
}
