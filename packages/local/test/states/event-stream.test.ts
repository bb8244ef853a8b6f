import {
  ContinueServiceDeploymentCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type DeploymentLifecycleHook,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "../support.js";

let it: Bench;
/** What was told so far: detail-type, eventType and eventName. */
let told: string[];
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  told = [];
  it.local.onEvent((event) => {
    const { eventType, eventName } = event.detail;
    told.push(eventName === undefined ? event["detail-type"] : `${event["detail-type"]}: ${String(eventType)} ${String(eventName)}`);
  });
  await it.ecs.send(new CreateClusterCommand({}));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
});
afterEach(() => it.close());

const advance = (time: string): Promise<unknown> => Promise.resolve(it.local.clock!.advance(time));

async function service(more: object = {}): Promise<void> {
  const settings = { serviceName: "web", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  await it.ecs.send(new CreateServiceCommand({ ...settings, desiredCount: 1, ...more }));
  await advance("3m");
}

test("a deployment is told of from its start to the steady state, with its tasks", async () => {
  await service();
  expect(new Set(told)).toEqual(
    new Set([
      "ECS Deployment State Change: INFO SERVICE_DEPLOYMENT_IN_PROGRESS",
      "ECS Service Action: INFO TASKS_STARTED",
      "ECS Task State Change",
      "ECS Service Action: INFO SERVICE_DEPLOYMENT_COMPLETED",
      "ECS Deployment State Change: INFO SERVICE_DEPLOYMENT_COMPLETED",
      "ECS Service Action: INFO SERVICE_STEADY_STATE",
    ]),
  );
  await it.ecs.send(new UpdateServiceCommand({ service: "web", desiredCount: 0 }));
  await advance("3m");
  expect(told).toContain("ECS Service Action: INFO TASKS_STOPPED");
});

test("a container instance is told of, and a service that finds no place", async () => {
  const placementConstraints = [{ type: "memberOf", expression: "attribute:disk == ssd" } as const];
  const totalResources = [
    { name: "CPU", type: "INTEGER", integerValue: 1024 },
    { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
  ];
  await it.ecs.send(new RegisterContainerInstanceCommand({ totalResources }));
  expect(told).toContain("ECS Container Instance State Change");
  await it.ecs.send(new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "a", memory: 64 }] }));
  await service({ launchType: "EC2", networkConfiguration: undefined, placementConstraints, taskDefinition: "job" });
  expect(told).toContain("ECS Service Action: ERROR SERVICE_TASK_PLACEMENT_FAILURE");
});

/** A service whose new deployment waits at a pause. */
async function paused(hook: Partial<DeploymentLifecycleHook> = {}): Promise<(action: "CONTINUE" | "ROLLBACK") => Promise<unknown>> {
  await service();
  const lifecycleHooks = [{ targetType: "PAUSE" as const, lifecycleStages: ["PRE_SCALE_UP" as const], ...hook }];
  await it.ecs.send(new UpdateServiceCommand({ service: "web", deploymentConfiguration: { lifecycleHooks }, forceNewDeployment: true }));
  await advance("1m");
  const { serviceDeployments = [] } = await it.ecs.send(new ListServiceDeploymentsCommand({ service: "web" }));
  const serviceDeploymentArn = serviceDeployments[0]!.serviceDeploymentArn!;
  return async (action) => {
    const shown = await it.ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn] }));
    const { hookId } = shown.serviceDeployments![0]!.lifecycleHookDetails![0]!;
    await it.ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId, action }));
    await advance("1m");
  };
}

const hooks = (): readonly string[] => told.filter((name) => name.startsWith("ECS Hook State Change"));

test("a pause that is answered with CONTINUE is told of", async () => {
  const answer = await paused();
  await answer("CONTINUE");
  expect(hooks()).toEqual(["ECS Hook State Change: INFO HOOK_AWAITING_ACTION", "ECS Hook State Change: INFO HOOK_SUCCEEDED"]);
});

test("a pause that is answered with ROLLBACK is told of", async () => {
  const answer = await paused();
  await answer("ROLLBACK");
  expect(hooks()).toEqual(["ECS Hook State Change: INFO HOOK_AWAITING_ACTION", "ECS Hook State Change: ERROR HOOK_FAILED"]);
});

test("a pause that nobody answers is told of", async () => {
  await paused({ timeoutConfiguration: { timeoutInMinutes: 5, action: "CONTINUE" } });
  await advance("10m");
  expect(hooks()).toEqual(["ECS Hook State Change: INFO HOOK_AWAITING_ACTION", "ECS Hook State Change: ERROR HOOK_TIMED_OUT"]);
});

test("a function that is called is told of", async () => {
  const hookTargetArn = "arn:aws:lambda:us-east-1:123456789012:function:check";
  await paused({ targetType: "AWS_LAMBDA", hookTargetArn, roleArn: "arn:aws:iam::123456789012:role/hooks" });
  await advance("30m");
  expect(hooks()).toEqual(["ECS Hook State Change: INFO HOOK_IN_PROGRESS", "ECS Hook State Change: INFO HOOK_SUCCEEDED"]);
});
