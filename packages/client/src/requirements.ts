import type { Assembly } from "@stowage/model";
import type { Change, Requirement } from "./change.js";

/** What the Assembly speaks of and a deployment does not make, as far as it is needed now. */
export function requirements(assembly: Assembly, changes: readonly Change[]): Requirement[] {
  const isNew = (kind: Change["kind"], name: string): boolean =>
    changes.some((change) => change.kind === kind && change.name === name && (change.action === "create" || change.action === "register"));
  const groups = Object.values(assembly.capacityProviders ?? {}).flatMap(({ name, autoScalingGroupProvider }): Requirement[] => {
    const group = autoScalingGroupProvider?.autoScalingGroupArn;
    if (group === undefined || assembly.autoScalingGroups?.[group] === undefined || !isNew("capacity-provider", name)) return [];
    const message = `The Auto Scaling group "${group}" has to be there: a deployment makes the capacity provider before it, not the group.`;
    const hint = "Take the group and its launch template from `stowage synth --emit cloudformation`.";
    return [{ kind: "auto-scaling-group", name: group, message, hint }];
  });
  const roles = Object.keys(assembly.grants ?? {}).flatMap((family): Requirement[] => {
    if (assembly.taskDefinitions?.[family]?.taskRoleArn !== undefined || !isNew("task-definition", family)) return [];
    const message = `The tasks of "${family}" will not have what .grant() says: a deployment makes no roles.`;
    const hint = `Make the role that \`stowage iam --role ${family}:task\` shows, and name it with .taskRole().`;
    return [{ kind: "task-role", name: family, message, hint }];
  });
  return [...groups, ...roles];
}
