import type { Assembly } from "@stowage/model";
import { executionRoleNeeds } from "./execution-role.js";
import { infrastructureRoles } from "./infrastructure-roles.js";
import { instanceRoles } from "./instance-roles.js";
import { launchedOf, launchesOfTask } from "./launches.js";
import type { IamNote } from "./need.js";
import { pointer } from "../pointer.js";
import { placeOf, placeOfTask } from "./place.js";
import type { IamOptions, IamPlace } from "./place.js";
import { policyOf } from "./policy-of.js";
import type { RoleDraft, RoleNeeds } from "./role-needs.js";
import type { TaskRoleInput } from "./task-role.js";
import { taskRoleNeeds } from "./task-role.js";
import { executionRoleTrust, taskRoleTrust } from "./trust.js";

/** What the roles of an Assembly need. */
export interface IamReport extends IamPlace {
  readonly roles: readonly RoleNeeds[];
}

/**
 * The exact permissions that an Assembly's roles need: for each task definition its execution role and its task role, for each cluster
 * the role of its instances, for each service the infrastructure roles of the features that it uses; each with a policy that grants
 * nothing else, and its trust. What the application itself calls is in a task role's policy as far as `grants` says it. The same
 * Assembly gives the same report.
 *
 * Source: Amazon ECS developer guide, a page for each permission (`needs[].source`).
 *
 * @example
 * const { roles } = iamFor(assembly, { account: "123456789012" });
 * roles.find(({ name }) => name === "web:execution")?.policy;
 */
export function iamFor(assembly: Assembly, options: IamOptions = {}): IamReport {
  const place = placeOf(assembly, options);
  const drafts = [
    ...taskDefinitionRoles(assembly, place, options),
    ...instanceRoles(assembly, place, options),
    ...infrastructureRoles(assembly, place),
  ];
  return {
    ...place,
    roles: drafts.filter(({ arn, gathering }) => arn !== undefined || gathering.needs.length > 0).map((draft) => roleOf(draft, drafts)),
  };
}

function taskDefinitionRoles(assembly: Assembly, base: IamPlace, options: IamOptions): RoleDraft[] {
  return Object.entries(assembly.taskDefinitions ?? {}).flatMap(([family, task]): RoleDraft[] => {
    const place = placeOfTask(base, task, options);
    const at = pointer(["taskDefinitions", family]);
    const launches = launchesOfTask(assembly, family, task);
    const launched = launchedOf(assembly, family);
    const execution = executionRoleNeeds({ place, task, at, launches, launched, keys: options.keys ?? [] });
    const taskRole = { place, task, at, launched, clusters: assembly.clusters ?? {}, ...grantsOf(assembly, family) };
    return [
      {
        name: `${family}:execution`,
        kind: "execution",
        at: [at],
        ...(task.executionRoleArn && { arn: task.executionRoleArn }),
        gathering: execution,
        trust: executionRoleTrust(),
      },
      {
        name: `${family}:task`,
        kind: "task",
        at: [at],
        ...(task.taskRoleArn && { arn: task.taskRoleArn }),
        gathering: taskRoleNeeds(taskRole),
        trust: taskRoleTrust(place),
      },
    ];
  });
}

function grantsOf({ grants = {} }: Assembly, family: string): Pick<TaskRoleInput, "grants" | "grantsAt"> {
  return { grants: Object.hasOwn(grants, family) ? grants[family]! : [], grantsAt: pointer(["grants", family]) };
}

function roleOf({ gathering, ...role }: RoleDraft, drafts: readonly RoleDraft[]): RoleNeeds {
  const { needs, place } = gathering;
  const policy = policyOf(needs);
  const sharedWith = drafts.filter(({ arn, name }) => arn !== undefined && arn === role.arn && name !== role.name).map(({ name }) => name);
  const { managedPolicies, ...rest } = role;
  return {
    ...rest,
    ...(sharedWith.length > 0 && { sharedWith }),
    ...(policy && { policy }),
    ...(managedPolicies && { managedPolicies: managedPolicies.map((name) => `arn:${place.partition}:iam::aws:policy/${name}`) }),
    needs,
    notes: [...gathering.notes, ...unknownPlace(role, place)],
  };
}

/** What `*` stands for in the role's ARNs, where something is not known. */
function unknownPlace({ at }: Pick<RoleDraft, "at">, { account, region }: IamPlace): IamNote[] {
  const [where = ""] = at;
  return [
    ...(account === "*" ? [{ at: where, message: "The account is not known: * stands for it." }] : []),
    ...(region === "*" ? [{ at: where, message: "The Region is not known: * stands for it." }] : []),
  ];
}
