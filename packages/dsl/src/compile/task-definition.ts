import type { ContainerDefinition, RegisterTaskDefinitionRequest, Secret } from "@stowage/model/ecs";
import type { ContainerNode, NamedSecret, TaskNode } from "../nodes.js";
import { applyRaw } from "./apply-raw.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import { withRegion } from "./log-region.js";
import { secretValue } from "./secret-value.js";
import { mergeTags, roleArn } from "./setting.js";
import type { Setting } from "./setting.js";

/** Adds a task definition and how its containers run locally, once for each family. */
export function addTaskDefinition(draft: Draft, node: TaskNode, setting: Setting): RegisterTaskDefinitionRequest {
  const family = node.name;
  const at = entry("taskDefinitions", family);
  const before = draft.families.get(family);
  if (before !== undefined) {
    if (before !== node) {
      const message = `Two different tasks have the name "${family}", and a task's name is its family.`;
      const hint = "Give one of them another name in task(…).";
      note(draft, { rule: "duplicate-family", severity: "error", path: at, message, hint }, node.site);
    }
    return draft.taskDefinitions[family]!;
  }
  draft.families.set(family, node);
  place(draft, at, node.sites);
  const { taskRoleArn, executionRoleArn, tags, ...rest } = node.request;
  const request: RegisterTaskDefinitionRequest = {
    family,
    ...(taskRoleArn !== undefined && { taskRoleArn: roleArn(taskRoleArn, setting) }),
    ...(executionRoleArn !== undefined && { executionRoleArn: roleArn(executionRoleArn, setting) }),
    ...rest,
    containerDefinitions: node.containers.map((container, index) =>
      containerDefinition(draft, `${at}/containerDefinitions/${index}`, family, container, setting),
    ),
    ...mergeTags(setting, tags),
  };
  for (const [index, { site }] of (node.grants ?? []).entries()) place(draft, `${entry("grants", family)}/${index}`, site);
  if (node.grants !== undefined) draft.grants[family] = node.grants.map(({ grant }) => grant);
  return (draft.taskDefinitions[family] = applyRaw(draft, at, request, node.raw));
}

function containerDefinition(draft: Draft, at: string, family: string, node: ContainerNode, setting: Setting): ContainerDefinition {
  place(draft, at, node.sites);
  const request = { ...node.request } as ContainerDefinition;
  const written = (named: readonly NamedSecret[], list: string): Secret[] =>
    named.map((secret, index) => {
      const pointer = `${list}/${index}`;
      place(draft, pointer, secret.site);
      return { name: secret.name, valueFrom: secretValue(draft, pointer, secret, setting) };
    });
  const secrets = written(node.secrets, `${at}/secrets`);
  const secretOptions = written(node.logSecrets, `${at}/logConfiguration/secretOptions`);
  if (node.local !== undefined) {
    const name = `${family}/${node.name}`;
    draft.local[name] = node.local;
    if (node.localSite !== undefined) place(draft, entry("local", name), node.localSite);
  }
  const logs = request.logConfiguration && withRegion(request.logConfiguration, setting);
  if (logs !== undefined) request.logConfiguration = secretOptions.length > 0 ? { ...logs, secretOptions } : logs;
  if (secrets.length > 0) request.secrets = secrets;
  return applyRaw(draft, at, request, node.raw);
}
