import { parseArn } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import type { Lookup } from "./refs.js";
import { taskSetId } from "./task-sets.js";
import { invalidParameter } from "./refuse.js";

/**
 * The ARN of a resource that can have tags and is there.
 *
 * @throws {AwsException} `InvalidParameterException` for what is no ARN, `ClusterNotFoundException` or `ResourceNotFoundException`.
 */
export function taggedResource({ view }: Lookup, reference: string): string {
  const parts = parseArn(reference);
  if (parts?.service !== "ecs") return invalidParameter(`"${reference}" is not the ARN of a resource of Amazon ECS.`);
  const [kind = ""] = parts.resource.split("/");
  const found = finders[kind]?.(view, reference);
  if (found === undefined) return invalidParameter(`Resources of the kind "${kind}" have no tags here.`);
  if (!found && kind === "cluster") throw new AwsException("ClusterNotFoundException", "Cluster not found.");
  if (!found) throw new AwsException("ResourceNotFoundException", `There is no resource "${reference}".`);
  return reference;
}

const finders: { readonly [kind: string]: (view: Lookup["view"], arn: string) => boolean } = {
  cluster: (view, arn) => view.get("clusters", arn)?.status === "ACTIVE",
  service: (view, arn) => (view.get("services", arn)?.status ?? "INACTIVE") !== "INACTIVE",
  "task-set": (view, arn) => view.get("taskSets", taskSetId(arn))?.arn === arn,
  daemon: (view, arn) => view.get("daemons", arn) !== undefined,
  "daemon-task-definition": (view, arn) => view.get("taskDefinitions", arn) !== undefined,
  gateway: (view, arn) => view.get("gateways", arn) !== undefined,
  task: (view, arn) => view.task(arn) !== undefined,
  "task-definition": (view, arn) => view.get("taskDefinitions", arn) !== undefined,
  "capacity-provider": (view, arn) => view.get("capacityProviders", arn) !== undefined,
  "container-instance": (view, arn) => (view.get("containerInstances", arn)?.status ?? "INACTIVE") !== "INACTIVE",
};
