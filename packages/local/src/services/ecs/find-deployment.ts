import { parseArn } from "@stowage/model";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { Lookup } from "./refs.js";

/** The deployment that the ARN of a service deployment or a service revision means. */
export function findDeployment(
  { view }: Lookup,
  arn: string,
  arnOf: (service: ServiceRow, row: DeploymentRow) => string,
): { readonly service: ServiceRow; readonly row: DeploymentRow } | undefined {
  const resource = parseArn(arn)?.resource;
  if (resource === undefined) return undefined;
  const [, cluster = "", name = ""] = resource.split("/");
  const service = view.get("services", `${arn.slice(0, arn.length - resource.length)}service/${cluster}/${name}`);
  const row = service && view.deploymentsOf(service.arn).find((deployment) => arnOf(service, deployment) === arn);
  return service && row && { service, row };
}
