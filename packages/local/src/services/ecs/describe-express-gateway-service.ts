import type { DescribeExpressGatewayServiceRequest, DescribeExpressGatewayServiceResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { expressOutput } from "./express-output.js";
import { requireExpress } from "./require-express.js";

export const describeExpressGatewayService: Operation<DescribeExpressGatewayServiceRequest, DescribeExpressGatewayServiceResponse> =
  operation("DescribeExpressGatewayService", (call) => {
    const { input, view } = call;
    const { service, express } = requireExpress(call, input.serviceArn, "ResourceNotFoundException");
    const withTags = input.include?.includes("TAGS") === true;
    return { output: { service: { ...expressOutput(view, service, express), ...(withTags && { tags: tagsOf(view, service.arn) }) } } };
  });
