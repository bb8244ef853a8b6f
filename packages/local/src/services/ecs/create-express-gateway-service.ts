import type { CreateExpressGatewayServiceRequest, CreateExpressGatewayServiceResponse } from "@stowage/model/ecs";
import { ecsArn, parseArn, type Wire } from "@stowage/model";
import type { ExpressRow } from "../../state/express-row.js";
import { operation, type Call, type Operation } from "../operation.js";
import { staged, type Staged } from "../staged.js";
import { createCluster } from "./create-cluster.js";
import { createService } from "./create-service.js";
import { expressConfiguration, expressDefinition, servingContainer } from "./express-configuration.js";
import { expressBalancer, expressDeployments, makeIngress } from "./express-ingress.js";
import { registerStep } from "./express-registration.js";
import { expressOutput } from "./express-output.js";
import { scaleExpress } from "./express-scaling.js";
import { checkName, invalidParameter } from "./refuse.js";
import { clusterArnOf, requireCluster } from "./refs.js";

/**
 * A web service from an image alone: the default cluster if it is missing, a task definition, a service on Fargate behind a load balancer, which
 * is deployed as a canary, and its scaling.
 */
export const createExpressGatewayService: Operation<CreateExpressGatewayServiceRequest, CreateExpressGatewayServiceResponse> = operation(
  "CreateExpressGatewayService",
  (call) => {
    const { input, place, now, random } = call;
    const steps = staged(call);
    const clusterArn = cluster(call, steps);
    const { infrastructureRoleArn } = input;
    const serviceName = checkName(input.serviceName ?? `express-${random.split("name").hex(8)}`, "A service name");
    const serviceArn = ecsArn.service(place, clusterArn.split("/").at(-1)!, serviceName);
    if ((call.view.get("services", serviceArn)?.status ?? "INACTIVE") !== "INACTIVE") {
      invalidParameter(`There is a service named "${serviceName}" in the cluster already.`);
    }
    const configuration = expressConfiguration(place, input, undefined, now);
    const taskDefinitionArn = input.taskDefinitionArn ?? registerStep(steps, expressDefinition(serviceName, place.region, configuration));
    const { subnets = [], securityGroups = [] } = configuration.networkConfiguration;
    const container = servingContainer(call, configuration, taskDefinitionArn);
    const { healthCheckPath } = configuration;
    const front = makeIngress(call, steps, serviceArn, { port: container.containerPort, healthCheckPath });
    const made = steps.run(createService, {
      cluster: clusterArn,
      serviceName,
      taskDefinition: taskDefinitionArn,
      desiredCount: configuration.scalingTarget.minTaskCount,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
      loadBalancers: [expressBalancer(front.ingress, container, infrastructureRoleArn)],
      deploymentConfiguration: expressDeployments(front.ingress),
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: "ENABLED" } },
      ...(input.tags && { tags: input.tags }),
    }).service!;
    scaleExpress(steps, serviceArn, configuration, front.ingress);
    const row: ExpressRow = {
      serviceArn,
      infrastructureRoleArn,
      configuration: { ...configuration, taskDefinitionArn },
      ingress: front.ingress,
      createdAt: now,
      updatedAt: now,
    };
    const written = steps.written("services", row.serviceArn)!;
    return {
      output: {
        service: {
          ...expressOutput(call.view, written, row),
          currentDeployment: made.currentServiceDeployment,
          tags: made.tags ?? [],
        },
      },
      commands: [
        ...front.commands,
        ...steps.commands,
        { op: "put", table: "expressServices", key: row.serviceArn, row, why: "CreateExpressGatewayService" },
      ],
    };
  },
);

/** The default cluster comes with the first service; another must be there. */
function cluster({ input, view, place }: Call<Wire<CreateExpressGatewayServiceRequest>>, steps: Staged): string {
  const arn = clusterArnOf(place, input.cluster);
  if (parseArn(arn)?.resource !== "cluster/default" || view.get("clusters", arn)?.status === "ACTIVE") {
    return requireCluster({ view, place }, arn).arn;
  }
  steps.run(createCluster, { clusterName: "default", capacityProviders: ["FARGATE"] });
  return arn;
}
