import { createHash } from "node:crypto";

// The ARNs of a service deployment and of its target revision follow from the deployment's id.

/** `arn:…:service-revision/CLUSTER/SERVICE/19 digits` */
export function revisionArn({ arn }: { readonly arn: string }, { id }: { readonly id: string }): string {
  return `${arn.replace(":service/", ":service-revision/")}/${id.replace("ecs-svc/", "")}`;
}

/** `arn:…:service-deployment/CLUSTER/SERVICE/21 letters and digits` */
export function serviceDeploymentArn({ arn }: { readonly arn: string }, { id }: { readonly id: string }): string {
  const name = createHash("sha256")
    .update(id)
    .digest("base64")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 21);
  return `${arn.replace(":service/", ":service-deployment/")}/${name}`;
}
