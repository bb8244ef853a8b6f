import type { ImageFacts } from "./ecs-images.js";

/**
 * The text that makes an instance join a cluster when it starts. Source: ECS developer guide, "Bootstrapping Amazon ECS Linux container
 * instances to pass data", "Bootstrapping Amazon ECS Windows container instances to pass data"; Bottlerocket's settings `settings.ecs`; 2026-11.
 */
export function userData(
  family: ImageFacts["family"],
  cluster: string,
  agent: Readonly<Record<string, string>>,
  more: string | undefined,
): string {
  const after = more === undefined ? [] : [more];
  if (family === "bottlerocket") return lines(["[settings.ecs]", `cluster = ${JSON.stringify(cluster)}`, ...after]);
  if (family === "windows") {
    const join = `Initialize-ECSAgent -Cluster '${cluster.replaceAll("'", "''")}' -EnableTaskIAMRole`;
    return lines(["<powershell>", "Import-Module ECSTools", join, ...after, "</powershell>"]);
  }
  const variables = Object.entries({ ECS_CLUSTER: cluster, ...agent }).map(([name, value]) => `${name}=${value}`);
  return lines(["#!/bin/bash", "cat <<'STOWAGE' >> /etc/ecs/ecs.config", ...variables, "STOWAGE", ...after]);
}

/** The cluster that a user data's text makes an instance join, as far as it can be read; undefined if it names none. */
export function clusterOf(text: string): string | undefined {
  const found = /^\s*(?:echo\s+)?["']?ECS_CLUSTER=["']?([\w-]+)/m.exec(text) ?? /-Cluster\s+["']?([\w-]+)/i.exec(text);
  return (found ?? /\[settings\.ecs\][^[]*?^\s*cluster\s*=\s*["']([\w-]+)/m.exec(text))?.[1];
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
