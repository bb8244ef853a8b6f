import { parseArn } from "@stowage/model";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Applied } from "../control/index.js";
import type { Random } from "../random.js";
import { containerInstanceOutput } from "../services/ecs/container-instance-output.js";
import { instanceHealth } from "../services/ecs/instance-health.js";
import { taskOutput } from "../services/ecs/task-output.js";
import type { DaemonDeploymentRow } from "../state/daemon-rows.js";
import type { ContainerInstanceRow, DeploymentRow, ServiceEventsRow, TaskStatusRow } from "../state/rows.js";
import type { ServiceDeploymentRow } from "../state/service-deployment-row.js";
import type { View } from "../state/view.js";
import { daemonDeploymentEvent, daemonTaskEvent } from "./daemon-events.js";
import { hookEvents } from "./hook-events.js";
import { silentActions } from "./silent-actions.js";
import { reasonOf, serviceAction } from "./service-action.js";

/** One event as EventBridge shapes it. */
export interface StowageEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type":
    | "ECS Task State Change"
    | "ECS Deployment State Change"
    | "ECS Service Action"
    | "ECS Hook State Change"
    | "ECS Container Instance State Change"
    | "ECS Container Instance Health Change"
    | "ECS Daemon Service Action"
    | "ECS Daemon Deployment State Change";
  readonly source: "aws.ecs";
  readonly account: string;
  /** RFC 3339 */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: { readonly [member: string]: unknown };
}

export interface EventStream {
  /** Takes a request for `/_stowage/events` over and keeps it open. */
  take(request: IncomingMessage, response: ServerResponse): boolean;
  /** Calls for each event from now on; returns what ends it. */
  listen(listener: (event: StowageEvent) => void): () => void;
  changed(applied: readonly Applied[], view: View): void;
  close(): void;
}

/** Events of tasks, deployments, services, container instances and daemons, as server-sent events and to listeners in this process. Nobody is sent what was before. */
export function eventStream(random: Random): EventStream {
  const listeners = new Set<(event: StowageEvent) => void>();
  const streams = new Set<ServerResponse>();
  return {
    take(request, response) {
      if (request.method !== "GET" || request.url?.replace(/[?#].*$/, "") !== "/_stowage/events") return false;
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(": Stowage sends what happens from now on\n\n");
      streams.add(response);
      response.on("close", () => streams.delete(response));
      return true;
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    changed(applied, view) {
      if (listeners.size === 0 && streams.size === 0) return;
      for (const event of applied.flatMap((change) => eventsOf(change, view, random))) {
        for (const listener of listeners) listener(event);
        const text = `event: ${event["detail-type"]}\ndata: ${JSON.stringify(event)}\n\n`;
        for (const stream of streams) sendTo(stream, text);
      }
    },
    close() {
      for (const stream of streams) stream.end();
      streams.clear();
      listeners.clear();
    },
  };
}

/** A reader that does not keep up is let go: it would fill our memory. */
function sendTo(stream: ServerResponse, text: string): void {
  if (stream.writableLength > 4 * 1024 * 1024) stream.destroy();
  else stream.write(text);
}

function eventsOf(change: Applied, view: View, random: Random): readonly StowageEvent[] {
  const { table, key, row, old, at } = change;
  if (row === undefined) return [];
  switch (table) {
    case "taskStatuses": {
      const task = view.task(key);
      if (task === undefined) return [];
      const { healthStatus: _health, ...detail } = taskOutput(view, { ...task, status: row as TaskStatusRow });
      const changed = event("ECS Task State Change", key, { ...withTimes(detail), updatedAt: rfc3339(at) }, at, random);
      const failed = daemonTaskEvent(view, key, row as TaskStatusRow, old as TaskStatusRow | undefined);
      if (!failed) return [changed];
      return [changed, event("ECS Daemon Service Action", failed.resource, { ...failed.detail, createdAt: rfc3339(at) }, at, random)];
    }
    case "daemonDeployments": {
      const told = daemonDeploymentEvent(row as DaemonDeploymentRow, old as DaemonDeploymentRow | undefined);
      if (!told) return [];
      return [event("ECS Daemon Deployment State Change", told.resource, { ...told.detail, updatedAt: rfc3339(at) }, at, random)];
    }
    case "deployments":
      return deploymentEvent(row as DeploymentRow, old as DeploymentRow | undefined, view, at, random);
    case "serviceDeployments": {
      const { arn, serviceArn, clusterArn } = row as ServiceDeploymentRow;
      return hookEvents(row as ServiceDeploymentRow, old as ServiceDeploymentRow | undefined).map(({ expiresAt, ...hook }) => {
        const rest = { expiresAt: rfc3339(expiresAt), clusterArn, serviceArn, serviceDeploymentArn: arn, updatedAt: rfc3339(at) };
        return event("ECS Hook State Change", arn, { ...hook, ...rest }, at, random);
      });
    }
    case "containerInstances": {
      const detail = withTimes(containerInstanceOutput(view, row as ContainerInstanceRow));
      const changed = event("ECS Container Instance State Change", key, { ...detail, updatedAt: rfc3339(at) }, at, random);
      const health = healthChange(view, row as ContainerInstanceRow, old as ContainerInstanceRow | undefined);
      return health ? [changed, event("ECS Container Instance Health Change", key, health, at, random)] : [changed];
    }
    case "serviceEvents": {
      const known = new Set((old as ServiceEventsRow | undefined)?.events.map(({ id }) => id));
      const fresh = (row as ServiceEventsRow).events.filter(({ id }) => !known.has(id)).toReversed();
      const clusterArn = view.get("services", key)?.clusterArn;
      return fresh.map(({ message, createdAt }) => {
        const detail = { ...serviceAction(message), clusterArn, reason: reasonOf(message), createdAt: rfc3339(createdAt) };
        return event("ECS Service Action", key, detail, at, random);
      });
    }
    default:
      return silentActions(change, view).map(({ serviceArn, ...action }) => {
        const clusterArn = view.get("services", serviceArn)?.clusterArn;
        return event("ECS Service Action", serviceArn, { ...action, clusterArn, createdAt: rfc3339(at) }, at, random);
      });
  }
}

function deploymentEvent(
  row: DeploymentRow,
  old: DeploymentRow | undefined,
  view: View,
  at: number,
  random: Random,
): readonly StowageEvent[] {
  if (old?.rolloutState === row.rolloutState) return [];
  const detail = {
    eventType: row.rolloutState === "FAILED" ? "ERROR" : "INFO",
    eventName: `SERVICE_DEPLOYMENT_${row.rolloutState}`,
    clusterArn: view.get("services", row.serviceArn)?.clusterArn,
    deploymentId: row.id,
    updatedAt: rfc3339(row.updatedAt),
    reason: row.rolloutStateReason,
  };
  return [event("ECS Deployment State Change", row.serviceArn, detail, at, random)];
}

function event(type: StowageEvent["detail-type"], arn: string, detail: StowageEvent["detail"], at: number, random: Random): StowageEvent {
  const { account = "", region = "" } = parseArn(arn) ?? {};
  const id = random.uuid();
  return { version: "0", id, "detail-type": type, source: "aws.ecs", account, time: rfc3339(at), region, resources: [arn], detail };
}

/** Told when the whole has changed. Source: Amazon ECS Developer Guide, "Amazon ECS container instance health change events". */
function healthChange(view: View, row: ContainerInstanceRow, old: ContainerInstanceRow | undefined): StowageEvent["detail"] | undefined {
  if (old === undefined || row.status === "INACTIVE" || row.agentConnected === old.agentConnected) return undefined;
  const { overallStatus, details = [] } = instanceHealth(view, row);
  return {
    clusterArn: row.clusterArn,
    containerInstanceArn: row.arn,
    capacityProviderName: row.capacityProviderName ?? null,
    ec2InstanceId: row.ec2InstanceId ?? null,
    overallStatus,
    healthChecks: details.map(({ lastUpdated = 0, lastStatusChange = 0, ...check }) => ({
      ...check,
      lastUpdated: rfc3339(lastUpdated * 1000),
      lastStatusChange: rfc3339(lastStatusChange * 1000),
    })),
  };
}

/** EventBridge writes times as text, the API as seconds. */
function withTimes(task: object): { readonly [member: string]: unknown } {
  return Object.fromEntries(
    Object.entries(task).map(([name, value]) => [name, name.endsWith("At") && typeof value === "number" ? rfc3339(value * 1000) : value]),
  );
}

function rfc3339(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
