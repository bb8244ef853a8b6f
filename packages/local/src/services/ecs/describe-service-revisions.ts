import type { DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse, ServiceRevision } from "@stowage/model/ecs";
import { groupFor } from "../../control/load-balancing/task-targets.js";
import { platformFamily, resolvedPlatformVersion } from "../../control/launch/platform.js";
import type { ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import type { View } from "../../state/view.js";
import { operation, type Operation, type Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { describeEach, oneToMost } from "./describe-each.js";
import { gatewayConnections } from "./gateway-connections.js";
import { expressResources } from "./express-resources.js";
import { findRevision } from "./find-deployment.js";
import { imageDigest } from "./image-digest.js";
import { isFargate } from "./launch-type.js";
import { revisionArn } from "./service-revisions.js";

export const describeServiceRevisions: Operation<DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse> = operation(
  "DescribeServiceRevisions",
  (call) => {
    oneToMost(call.input.serviceRevisionArns, 20, "Service revisions");
    const { found, failures } = describeEach(call.input.serviceRevisionArns, (arn) => findRevision(call, arn));
    return { output: { serviceRevisions: found.map(({ service, row }) => revisionOutput(call.view, service, row)), failures } };
  },
);

function revisionOutput(view: View, service: ServiceRow, row: ServiceDeploymentRow): Output<ServiceRevision> {
  const { settings } = row;
  const express = view.get("expressServices", service.arn);
  const definition = view.get("taskDefinitions", settings.taskDefinitionArn)?.definition;
  return {
    serviceRevisionArn: revisionArn(service, { id: row.deploymentId }),
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    taskDefinition: settings.taskDefinitionArn,
    capacityProviderStrategy: settings.capacityProviderStrategy,
    launchType: settings.launchType,
    ...(definition !== undefined &&
      isFargate(settings) && {
        platformVersion: resolvedPlatformVersion(settings.platformVersion, definition),
        platformFamily: platformFamily(definition),
      }),
    loadBalancers: settings.loadBalancers,
    serviceRegistries: settings.serviceRegistries,
    networkConfiguration: settings.networkConfiguration,
    containerImages: (definition?.containerDefinitions ?? []).map(({ name, image }) => ({
      containerName: name,
      image,
      imageDigest: imageDigest(image),
    })),
    guardDutyEnabled: false,
    serviceConnectConfiguration: settings.serviceConnectConfiguration,
    volumeConfigurations: settings.volumeConfigurations,
    createdAt: seconds(row.createdAt),
    ...((express || settings.gatewayConnectors?.length) && {
      ecsManagedResources: {
        ...(express && expressResources(view, express)),
        ...(settings.gatewayConnectors?.length && { gatewayConnections: gatewayConnections(view, service) }),
      },
    }),
    gatewayConnectors: settings.gatewayConnectors,
    ...(settings.loadBalancers.some(({ advancedConfiguration }) => advancedConfiguration !== undefined) && {
      resolvedConfiguration: {
        loadBalancers: settings.loadBalancers.map((entry) => ({
          targetGroupArn: groupFor(entry, row.alternate ?? false),
          productionListenerRule: entry.advancedConfiguration?.productionListenerRule,
        })),
      },
    }),
  };
}
