import type { DeploymentStrategy } from "@stowage/model/ecs";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";

/** How a service deployment is carried out: as the service said when it began. Source: Amazon ECS API, DeploymentConfiguration `strategy`. */
export function strategyOf({ configuration }: Pick<ServiceDeploymentRow, "configuration">): DeploymentStrategy {
  return configuration.strategy ?? "ROLLING";
}
