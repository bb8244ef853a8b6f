import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { networkModeOf } from "../services.js";

export const registryPort: Rule = rule({
  id: "registry-port",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary:
    "With bridge and host a registry names container and port; with awsvpc it names those or `port`, not both; with none there is no registry.",
  source: "ServiceRegistry; text: techservicesillinois/terraform-aws-ecs-service#16",
  docs: "API_ServiceRegistry",
  aws: {
    type: "InvalidParameterException",
    text: "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.",
    sure: "seen",
    textOf: ["missing"],
  },
  needs: "serviceRegistries",
  messages: {
    missing: "With the network mode {mode} a registry needs the container and its port.",
    both: "A registry has `port`, or `containerName` and `containerPort`.",
    none: "Tasks without a network cannot be found by name.",
    arn: '"{arn}" is no ARN of a Cloud Map service.',
  },
  hint: "Name the Cloud Map service by its whole ARN, and give `containerName` and `containerPort`, and an SRV record there.",
  check(service, report, context) {
    const mode = networkModeOf(context) ?? "";
    for (const [index, { registryArn: arn = "", containerName, containerPort, port }] of (service.serviceRegistries ?? []).entries()) {
      const path = ["serviceRegistries", index];
      if (!/^arn:[a-z-]+:servicediscovery:[a-z0-9-]+:\d{12}:service\/.+$/.test(arn)) report("arn", [...path, "registryArn"], { arn });
      if (mode === "none") report("none", path);
      else if ((mode === "bridge" || mode === "host") && (!containerName || containerPort === undefined))
        report("missing", [...path, "containerPort"], { mode });
      else if (port !== undefined && containerPort !== undefined) report("both", [...path, "port"]);
    }
  },
});
