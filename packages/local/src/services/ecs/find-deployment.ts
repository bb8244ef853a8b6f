import { parseArn } from "@stowage/model";
import { revisionArn } from "../../control/deployments/arns.js";
import type { ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import type { Lookup } from "./refs.js";

export interface FoundDeployment {
  readonly service: ServiceRow;
  readonly row: ServiceDeploymentRow;
}

/** The service deployment with this ARN. */
export function findServiceDeployment({ view }: Lookup, arn: string): FoundDeployment | undefined {
  const row = view.get("serviceDeployments", arn);
  const service = row && view.get("services", row.serviceArn);
  return row && service && { service, row };
}

/** The service deployment that made the service revision with this ARN. */
export function findRevision({ view }: Lookup, arn: string): FoundDeployment | undefined {
  const resource = parseArn(arn)?.resource;
  if (resource === undefined) return undefined;
  const [, cluster = "", name = ""] = resource.split("/");
  const service = view.get("services", `${arn.slice(0, arn.length - resource.length)}service/${cluster}/${name}`);
  const row =
    service && view.serviceDeploymentsOf(service.arn).find(({ deploymentId }) => revisionArn(service, { id: deploymentId }) === arn);
  return service && row && { service, row };
}
