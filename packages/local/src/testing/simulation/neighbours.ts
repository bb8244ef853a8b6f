import type { CapacityProviderStrategyItem, DeploymentConfiguration, LoadBalancer } from "@stowage/model/ecs";
import { interrupt } from "../../control/capacity/spot.js";
import type { Command } from "../../control/types.js";
import type { Random } from "../../random.js";
import type { Operation } from "../../services/operation.js";
import type { View } from "../../state/view.js";
import type { ApiCall } from "./call.js";

// What a service's neighbours are in a run: target groups and rules, and an Auto Scaling group behind a capacity provider.

export const onGroup: CapacityProviderStrategyItem[] = [{ capacityProvider: "group", weight: 1 }];

/** How deployments are carried out: half of them in stages, with short waits and now and then a pause. */
export function strategy(random: Random): DeploymentConfiguration {
  const name = (["ROLLING", "ROLLING", "ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"] as const)[random.below(6)]!;
  const stages = (["POST_SCALE_UP", "PRE_PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT"] as const)[random.below(3)]!;
  const action = random.below(2) === 0 ? "CONTINUE" : "ROLLBACK";
  const pause = { targetType: "PAUSE", lifecycleStages: [stages], timeoutConfiguration: { timeoutInMinutes: 2, action } } as const;
  return {
    strategy: name,
    ...(name !== "ROLLING" && {
      bakeTimeInMinutes: random.below(2),
      lifecycleHooks: random.below(3) === 0 ? [{ ...pause, lifecycleStages: [...pause.lifecycleStages] }] : [],
    }),
    ...(name === "LINEAR" && { linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: random.below(2) } }),
    ...(name === "CANARY" && { canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: random.below(2) } }),
  };
}

export function balancerOf(name: string): LoadBalancer {
  return {
    targetGroupArn: groupArn(`${name}-blue`),
    containerName: "app",
    containerPort: 80,
    advancedConfiguration: {
      alternateTargetGroupArn: groupArn(`${name}-green`),
      productionListenerRule: ruleArn(name),
      roleArn: "arn:aws:iam::123456789012:role/ecs",
    },
  };
}

/** Makes them. */
export function neighbours(names: readonly string[], protectedInstances: boolean): ApiCall {
  return seeding("neighbours", () => [
    ...names.flatMap((name) => [targetGroup(`${name}-blue`), targetGroup(`${name}-green`), listenerRule(name)]),
    {
      op: "put",
      table: "capacityProviders",
      key: providerArn,
      row: {
        arn: providerArn,
        name: "group",
        autoScalingGroupProvider: {
          autoScalingGroupArn: "group",
          managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 60 },
          managedTerminationProtection: protectedInstances ? "ENABLED" : "DISABLED",
          managedDraining: "ENABLED",
        },
      },
      why: "made",
    },
    {
      op: "put",
      table: "autoScalingGroups",
      key: "us-east-1/123456789012/group",
      row: {
        name: "group",
        instanceTypes: ["m5.large"],
        zones: ["us-east-1a", "us-east-1b"],
        minSize: 0,
        maxSize: 12,
        desired: 0,
        spot: true,
        launching: [],
        scaling: { below: 0 },
      },
      why: "made",
    },
  ]);
}

/** What a target's checks find changes. */
export function changeTarget(view: View, random: Random): ApiCall | undefined {
  const known = [...view.all("targets")];
  const found = known[random.below(Math.max(1, known.length))];
  if (!found) return undefined;
  const verdict = random.below(2) === 0 ? "failing" : "passing";
  return seeding("verdict", (now) =>
    now.get("targets", found[0]) ? [{ op: "patch", table: "targets", key: found[0], row: { verdict }, why: "said" }] : [],
  );
}

/** Some Spot task, or some instance, is taken back. */
export function takeBack(view: View, random: Random): ApiCall | undefined {
  const tasks = [...view.all("taskSpecs")].filter(([, spec]) => spec.capacityProviderName === "FARGATE_SPOT").map(([arn]) => arn);
  const known = [
    ...tasks,
    ...[...view.all("containerInstances")].flatMap(([arn, row]) => (row.capacityProviderName === "group" ? [arn] : [])),
  ];
  const arn = known[random.below(Math.max(1, known.length))];
  const operation: Operation<never, unknown> = {
    name: "spot",
    run: (at) => ({ output: {}, commands: interrupt(at.view, arn!, at.now) ?? [] }),
  };
  return arn === undefined ? undefined : { operation, input: {} };
}

/** From now on every target's checks find what its task shows. */
export function targetsPass(): ApiCall {
  return seeding("verdicts", (view) =>
    [...view.all("targets")].map(([key]): Command => ({ op: "patch", table: "targets", key, row: { verdict: undefined }, why: "healed" })),
  );
}

function seeding(name: string, commands: (view: View) => readonly Command[]): ApiCall {
  // A call that is made again because its answer was lost finds what it has made.
  const missing = (view: View): readonly Command[] =>
    commands(view).filter(({ op, table, key }) => op !== "put" || view.get(table, key) === undefined);
  const operation: Operation<never, unknown> = { name, run: ({ view }) => ({ output: {}, commands: missing(view) }) };
  return { operation, input: {} };
}

const providerArn = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/group";

export function groupArn(name: string): string {
  return `arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/${name}/0123456789abcdef`;
}

function ruleArn(name: string): string {
  return `arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/${name}/0123456789abcdef/0123456789abcdef/0123456789abcdef`;
}

function targetGroup(name: string): Command {
  const arn = groupArn(name);
  const targetGroup = {
    TargetGroupArn: arn,
    TargetGroupName: name,
    TargetType: "ip",
    Port: 80,
    Protocol: "HTTP",
    HealthCheckIntervalSeconds: 5,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 2,
  } as const;
  const attributes = { "deregistration_delay.timeout_seconds": "10" };
  return { op: "put", table: "targetGroups", key: arn, row: { arn, name, targetGroup, attributes, createdAt: 0 }, why: "made" };
}

function listenerRule(name: string): Command {
  const arn = ruleArn(name);
  const TargetGroups = [
    { TargetGroupArn: groupArn(`${name}-blue`), Weight: 1 },
    { TargetGroupArn: groupArn(`${name}-green`), Weight: 0 },
  ];
  const rule = { RuleArn: arn, Actions: [{ Type: "forward" as const, ForwardConfig: { TargetGroups } }] };
  const listenerArn = `arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/${name}/0123456789abcdef/0123456789abcdef`;
  return { op: "put", table: "listenerRules", key: arn, row: { arn, listenerArn, priority: 1, rule }, why: "made" };
}
