import type { UpdateExpressGatewayServiceRequest, UpdateExpressGatewayServiceResponse } from "@stowage/model/ecs";
import { parseArn } from "@stowage/model";
import type { ExpressRow } from "../../state/express-row.js";
import { AwsException } from "../aws-exception.js";
import { modifyTargetGroup } from "../elasticloadbalancing/modify-target-group.js";
import { operation, type Operation } from "../operation.js";
import { same } from "../same.js";
import { seconds } from "../seconds.js";
import { staged } from "../staged.js";
import { expressConfiguration, expressDefinition, servingContainer } from "./express-configuration.js";
import { expressBalancer } from "./express-ingress.js";
import { configurationOutput } from "./express-output.js";
import { registerStep } from "./express-registration.js";
import { scaleExpress } from "./express-scaling.js";
import { requireExpress } from "./require-express.js";
import { updateService } from "./update-service.js";

/** What tasks are made of makes a new revision of the task definition and a deployment; the rest changes in place. */
export const updateExpressGatewayService: Operation<UpdateExpressGatewayServiceRequest, UpdateExpressGatewayServiceResponse> = operation(
  "UpdateExpressGatewayService",
  (call) => {
    const { input, view, place, now } = call;
    const { service, express } = requireExpress(call, input.serviceArn, "ServiceNotFoundException");
    if (service.status !== "ACTIVE") throw new AwsException("ServiceNotActiveException", "Service was not ACTIVE.");
    const old = express.configuration;
    const changed = expressConfiguration(place, input, old, now);
    const steps = staged(call);
    const region = parseArn(service.arn)!.region;
    const [before, after] = [old, changed].map((each) => expressDefinition(service.name, region, each));
    const taskDefinitionArn =
      input.taskDefinitionArn ??
      (changed.ownDefinition || (!old.ownDefinition && same(before, after)) ? old.taskDefinitionArn : registerStep(steps, after!));
    const { subnets = [], securityGroups = [] } = changed.networkConfiguration;
    const { ingress } = express;
    const container = servingContainer(call, changed, taskDefinitionArn);
    steps.run(updateService, {
      cluster: service.clusterArn,
      service: service.arn,
      taskDefinition: taskDefinitionArn,
      ...(ingress && { loadBalancers: [expressBalancer(ingress, container, express.infrastructureRoleArn)] }),
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: "ENABLED" } },
    });
    for (const TargetGroupArn of ingress && old.healthCheckPath !== changed.healthCheckPath
      ? [ingress.targetGroupArn, ingress.alternateTargetGroupArn]
      : []) {
      steps.run(modifyTargetGroup, { TargetGroupArn, HealthCheckPath: changed.healthCheckPath });
    }
    if (ingress && !same(old.scalingTarget, changed.scalingTarget)) scaleExpress(steps, service.arn, changed, ingress);
    const change = { configuration: { ...changed, taskDefinitionArn }, updatedAt: now };
    const row: ExpressRow = { ...express, ...change };
    return {
      output: {
        service: {
          serviceArn: service.arn,
          cluster: service.clusterArn.split("/").at(-1),
          serviceName: service.name,
          status: { statusCode: service.status },
          targetConfiguration: configurationOutput(view, service, row),
          createdAt: seconds(row.createdAt),
          updatedAt: seconds(now),
        },
      },
      commands: [
        ...steps.commands,
        { op: "patch", table: "expressServices", key: service.arn, row: change, why: "UpdateExpressGatewayService" },
      ],
    };
  },
);
