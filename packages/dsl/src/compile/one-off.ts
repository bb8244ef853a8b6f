import type { RunTaskRequest } from "@stowage/model/ecs";
import type { OneOffNode } from "../nodes.js";
import { applyRaw } from "./apply-raw.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import { launchOf } from "./launch.js";
import { mergeTags } from "./setting.js";
import type { Setting } from "./setting.js";
import { addTaskDefinition } from "./task-definition.js";

/** Adds a one-off task and its task definition. */
export function addOneOff(draft: Draft, node: OneOffNode, setting: Setting): void {
  const { name, schedule } = node;
  const at = entry("tasks", name);
  if (draft.tasks[name] !== undefined) {
    const message = `Two one-off tasks have the name "${name}".`;
    const hint = "Give one of them another name in oneOff(…).";
    note(draft, { rule: "duplicate-one-off", severity: "error", path: at, message, hint }, node.site);
    return;
  }
  place(draft, `${at}/request`, node.sites);
  place(draft, at, node.site);
  if (schedule !== undefined) place(draft, `${at}/schedule`, schedule.site);
  const definition = addTaskDefinition(draft, node.task, setting);
  const { tags, ...rest } = node.request;
  const request: RunTaskRequest = {
    taskDefinition: node.task.name,
    cluster: setting.cluster,
    ...launchOf(draft, `${at}/request`, definition, node.request.capacityProviderStrategy, node.network, setting),
    ...rest,
    ...mergeTags(setting, tags),
  };
  draft.tasks[name] = {
    request: applyRaw(draft, `${at}/request`, request, node.raw),
    ...(schedule !== undefined && { schedule: schedule.expression }),
  };
}
