import type { Assembly } from "@stowage/model";
import { pointer } from "../pointer.js";
import { add, newGathering, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { needImages } from "./images.js";
import { managedPolicies, needManagedInstances } from "./infrastructure-needs.js";
import { needAgent, noteAgentSettings } from "./instance-needs.js";
import { clusterName, launchedOf, launchesOf, launchesOfTask } from "./launches.js";
import type { Launch } from "./launches.js";
import { needLogs } from "./logs.js";
import { permissions } from "./permissions.js";
import { arnIn, placeOfTask } from "./place.js";
import type { IamOptions, IamPlace } from "./place.js";
import { executionRoleNeeds } from "./execution-role.js";
import type { RoleDraft } from "./role-needs.js";
import { externalInstanceTrust, infrastructureTrust, instanceTrust } from "./trust.js";

/** The roles of the instances that tasks run on, one for each cluster, and of Managed Instances, for each capacity provider. */
export function instanceRoles(assembly: Assembly, place: IamPlace, options: IamOptions): RoleDraft[] {
  return [
    ...ownInstances(assembly, place, options, "EC2"),
    ...ownInstances(assembly, place, options, "EXTERNAL"),
    ...managed(assembly, place),
  ];
}

function ownInstances(assembly: Assembly, place: IamPlace, options: IamOptions, launch: "EC2" | "EXTERNAL"): RoleDraft[] {
  const kind = launch === "EC2" ? "container-instance" : "external-instance";
  const clusters = new Map<string, { gathering: Gathering; at: string[] }>();
  for (const [family, task] of Object.entries(assembly.taskDefinitions ?? {})) {
    const launches = launchesOfTask(assembly, family, task);
    if (!launches.has(launch)) continue;
    const at = pointer(["taskDefinitions", family]);
    for (const cluster of clustersOf(assembly, family, launch)) {
      let entry = clusters.get(cluster);
      if (!entry) clusters.set(cluster, (entry = { gathering: newInstance(assembly, place, cluster, at), at: [] }));
      entry.at.push(at);
      if (launch === "EXTERNAL") continue;
      const { needs } = executionRoleNeeds({
        place: placeOfTask(place, task, options),
        task,
        at,
        launches,
        launched: launchedOf(assembly, family),
        keys: [],
      });
      if (!task.executionRoleArn && needs.length === 0) needImages(entry.gathering, task, at);
      for (const [index, { logConfiguration }] of task.containerDefinitions.entries())
        needLogs(entry.gathering, logConfiguration, `${at}/containerDefinitions/${index}/logConfiguration`);
    }
  }
  return [...clusters].map(([cluster, { gathering, at }]) => ({
    name: cluster === "*" ? kind : `${cluster}:${kind}`,
    kind,
    at,
    gathering,
    trust: launch === "EC2" ? instanceTrust(place) : externalInstanceTrust(place),
    ...(launch === "EXTERNAL" && { managedPolicies: [managedPolicies.systemsManager] }),
  }));
}

/** The clusters in which a family runs on instances of one's own; `*` where nothing says it. */
function clustersOf(assembly: Assembly, family: string, launch: Launch): ReadonlySet<string> {
  const services = launchedOf(assembly, family).filter(({ request }) => {
    const launches = launchesOf(assembly, request);
    return launches.length === 0 || launches.includes(launch);
  });
  return new Set(services.length === 0 ? ["*"] : services.map(({ request }) => clusterName(request.cluster)));
}

function newInstance(assembly: Assembly, place: IamPlace, cluster: string, at: string): Gathering {
  const gathering = newGathering(place);
  const where = assembly.clusters?.[cluster] ? pointer(["clusters", cluster]) : at;
  needAgent(gathering, cluster, where);
  if (cluster === "default" && !assembly.clusters?.["default"])
    add(gathering, permissions.agentDefaultCluster, arnIn(place, "ecs", "cluster/default"), where);
  noteAgentSettings(gathering, where);
  return gathering;
}

function managed(assembly: Assembly, place: IamPlace): RoleDraft[] {
  return Object.entries(assembly.capacityProviders ?? {}).flatMap(
    ([name, { managedInstancesProvider: provider, cluster }]): RoleDraft[] => {
      if (!provider) return [];
      const at = pointer(["capacityProviders", name]);
      const agent = newGathering(place);
      needAgent(agent, cluster ?? "*", at);
      add(agent, permissions.managedAgentLogs, arnIn(place, "ecs", `container-instance/${cluster ?? "*"}/*`), at);
      note(agent, at, "The role is that of the instance profile which `ec2InstanceProfileArn` names.");
      const infrastructure = newGathering(place);
      needManagedInstances(infrastructure, `${at}/managedInstancesProvider`);
      note(
        infrastructure,
        `${at}/managedInstancesProvider`,
        "ECS passes the instance role on: name it ecsInstanceRole…, as AWS's policy has it, or allow iam:PassRole for its own name.",
      );
      return [
        { name: `${name}:managed-instance`, kind: "managed-instance", at: [at], gathering: agent, trust: instanceTrust(place) },
        {
          name: `${name}:infrastructure`,
          kind: "infrastructure",
          at: [`${at}/managedInstancesProvider`],
          arn: provider.infrastructureRoleArn,
          gathering: infrastructure,
          trust: infrastructureTrust(),
        },
      ];
    },
  );
}
