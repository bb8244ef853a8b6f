import type { CreateServiceRequest, LoadBalancer } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { createService } from "../../src/services/ecs/create-service.js";
import { updateService } from "../../src/services/ecs/update-service.js";
import { asking } from "../../src/testing/asking.js";
import { balancedRig, blueGreen, group, rule, type BalancedRig } from "../../src/testing/balanced-rig.js";

const advanced = blueGreen.advancedConfiguration!;
const plain: LoadBalancer = { targetGroupArn: group("blue"), containerName: "app", containerPort: 8080 };
const classic: LoadBalancer = { loadBalancerName: "old", containerName: "app", containerPort: 8080 };
const other: LoadBalancer = { ...plain, targetGroupArn: group("other") };
const shifting = { strategy: "BLUE_GREEN", bakeTimeInMinutes: 0 } as const;
const { testListenerRule: _none, ...untested } = advanced;

interface Refused {
  readonly text: string;
  readonly loadBalancers: readonly LoadBalancer[];
  /** In place of a blue/green deployment. */
  readonly rolling?: boolean;
}

const refused: readonly Refused[] = [
  {
    text: "productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: arn:aws:sns:us-east-1:123456789012:topic",
    loadBalancers: [
      { ...plain, advancedConfiguration: { ...advanced, productionListenerRule: "arn:aws:sns:us-east-1:123456789012:topic" } },
    ],
  },
  {
    text: `The following rules cannot be used as both production and test listener rules: ${rule("production")}`,
    loadBalancers: [{ ...plain, advancedConfiguration: { ...advanced, testListenerRule: rule("production") } }],
  },
  {
    text: "For Application LoadBalancer, testListenerRule is required when productionListenerRule is not associated with both targetGroup and alternateTargetGroup",
    loadBalancers: [{ ...other, advancedConfiguration: untested }],
  },
  { text: `Duplicate targetGroupArn found: ${group("blue")}`, loadBalancers: [blueGreen, blueGreen] },
  {
    text: "All loadBalancers must be strictly either ELBv1 (defining loadBalancerName) or ELBv2 (defining targetGroupArn)",
    loadBalancers: [classic, plain],
    rolling: true,
  },
  {
    text: "advancedConfiguration field is not allowed with ELBv1 loadBalancers",
    loadBalancers: [{ ...classic, advancedConfiguration: advanced }],
    rolling: true,
  },
  {
    text: "Either all or none of the provided loadBalancers must have advancedConfiguration defined",
    loadBalancers: [blueGreen, other],
    rolling: true,
  },
  {
    text: "advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy",
    loadBalancers: [plain],
  },
];

const network = { awsvpcConfiguration: { subnets: ["subnet-us-east-1a"] } };

function request(made: BalancedRig, more: Partial<CreateServiceRequest>): CreateServiceRequest {
  const taskDefinition = made.web().arn;
  return {
    cluster: "main",
    serviceName: "web",
    taskDefinition,
    desiredCount: 1,
    launchType: "FARGATE",
    networkConfiguration: network,
    ...more,
  };
}

describe("load balancers that a service cannot have", () => {
  it.each(refused)("are refused when it is created: $text", ({ text, loadBalancers, rolling }) => {
    const made = balancedRig();
    const input = request(made, { loadBalancers: [...loadBalancers], ...(!rolling && { deploymentConfiguration: shifting }) });
    expect(() => asking(made)(createService, input as never)).toThrow(
      expect.objectContaining({ type: "InvalidParameterException", message: text }),
    );
  });

  it.each(refused)("are refused when it is changed: $text", ({ text, loadBalancers, rolling }) => {
    const made = balancedRig();
    asking(made)(createService, request(made, {}) as never);
    const change = { loadBalancers: [...loadBalancers], ...(!rolling && { deploymentConfiguration: shifting }) };
    expect(() => asking(made)(updateService, { cluster: "main", service: "web", ...change } as never)).toThrow(
      expect.objectContaining({ type: "InvalidParameterException", message: text }),
    );
  });

  it("are not those that a blue/green deployment needs", () => {
    const made = balancedRig();
    const input = request(made, { loadBalancers: [blueGreen], deploymentConfiguration: shifting });
    expect(asking(made)(createService, input as never).service?.status).toBe("ACTIVE");
  });
});
