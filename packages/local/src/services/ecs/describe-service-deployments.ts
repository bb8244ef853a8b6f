import type { DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { describeEach, oneToMost } from "./describe-each.js";
import { findServiceDeployment } from "./find-deployment.js";
import { serviceDeploymentOutput } from "./service-deployment-output.js";

export const describeServiceDeployments: Operation<DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse> = operation(
  "DescribeServiceDeployments",
  (call) => {
    oneToMost(call.input.serviceDeploymentArns, 20, "Service deployments");
    const { found, failures } = describeEach(call.input.serviceDeploymentArns, (arn) => findServiceDeployment(call, arn));
    return { output: { serviceDeployments: found.map(({ service, row }) => serviceDeploymentOutput(call.view, service, row)), failures } };
  },
);
