import type { ECSExpressGatewayService, ExpressGatewayServiceConfiguration } from "@stowage/model/ecs";
import { revisionArn, serviceDeploymentArn } from "../../control/deployments/arns.js";
import type { ExpressRow } from "../../state/express-row.js";
import type { ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** An Express service as its operations give it, tags aside. */
export function expressOutput(view: View, service: ServiceRow, row: ExpressRow): Output<ECSExpressGatewayService> {
  const primary = view.deploymentsOf(service.arn).at(-1);
  return {
    cluster: service.clusterArn.split("/").at(-1),
    serviceName: service.name,
    serviceArn: service.arn,
    infrastructureRoleArn: row.infrastructureRoleArn,
    status: { statusCode: service.status },
    ...(primary && { currentDeployment: serviceDeploymentArn(service, primary) }),
    activeConfigurations: service.status === "INACTIVE" ? [] : [configurationOutput(view, service, row)],
    createdAt: seconds(row.createdAt),
    updatedAt: seconds(row.updatedAt),
  };
}

/** Nothing answers at the host's name: its load balancer is a row. */
export function configurationOutput(
  view: View,
  service: ServiceRow,
  { configuration, ingress }: ExpressRow,
): Output<ExpressGatewayServiceConfiguration> {
  const { ownDefinition: _own, createdAt, ...shown } = configuration;
  const primary = view.deploymentsOf(service.arn).at(-1);
  return {
    ...(primary && { serviceRevisionArn: revisionArn(service, primary) }),
    ...shown,
    ingressPaths: ingress ? [{ accessType: "PUBLIC", endpoint: ingress.endpoint }] : [],
    createdAt: seconds(createdAt),
  };
}
