import { createHash } from "node:crypto";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";

// A deployment here is at once what ECS calls a service deployment and its target revision; their ARNs follow from the deployment's id.

/** `arn:…:service-revision/CLUSTER/SERVICE/19 digits` */
export function revisionArn({ arn }: Pick<ServiceRow, "arn">, { id }: Pick<DeploymentRow, "id">): string {
  return `${arn.replace(":service/", ":service-revision/")}/${id.replace("ecs-svc/", "")}`;
}

/** `arn:…:service-deployment/CLUSTER/SERVICE/21 letters and digits` */
export function serviceDeploymentArn({ arn }: Pick<ServiceRow, "arn">, { id }: Pick<DeploymentRow, "id">): string {
  const name = createHash("sha256")
    .update(id)
    .digest("base64")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 21);
  return `${arn.replace(":service/", ":service-deployment/")}/${name}`;
}
