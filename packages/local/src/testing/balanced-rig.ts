import type { LoadBalancer } from "@stowage/model/ecs";
import { forwardWeights } from "../control/load-balancing/forward-weights.js";
import type { TargetRow } from "../state/load-balancing-rows.js";
import type { TaskDefinitionRow } from "../state/rows.js";
import { fargate, rig, type Rig, type RigOptions, type ServiceChange } from "./rig.js";

/** A rig with the target groups `blue` and `green`, which rules for production and test forward to: blue has everything. */
export interface BalancedRig extends Rig {
  web(image?: string): TaskDefinitionRow;
  /** A service `web` behind the load balancer. */
  service(desiredCount: number, more?: ServiceChange): string;
  targets(group?: GroupName): readonly TargetRow[];
  /** Says what a target's health checks find. */
  verdict(target: TargetRow, said: "passing" | "failing"): void;
  /** The weights by which a rule forwards. */
  weights(rule: "production" | "test"): { readonly blue: number; readonly green: number };
}

export type GroupName = "blue" | "green";

export function group(name: string): string {
  return `arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/${name}/0123456789abcdef`;
}

export function rule(name: "production" | "test"): string {
  const id = name === "production" ? "1111111111111111" : "2222222222222222";
  return `arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/lb/0123456789abcdef/0123456789abcdef/${id}`;
}

/** What a service says of the load balancer in front of it. */
export const blueGreen: LoadBalancer = {
  targetGroupArn: group("blue"),
  containerName: "app",
  containerPort: 8080,
  advancedConfiguration: {
    alternateTargetGroupArn: group("green"),
    productionListenerRule: rule("production"),
    testListenerRule: rule("test"),
    roleArn: "arn:aws:iam::123456789012:role/ecs",
  },
};

export function balancedRig(options: RigOptions = {}, delaySeconds: number = 30): BalancedRig {
  const made = rig(options);
  for (const name of ["blue", "green"]) {
    const row = {
      arn: group(name),
      name,
      targetGroup: { TargetGroupArn: group(name), TargetGroupName: name, TargetType: "ip", Port: 80, Protocol: "HTTP" } as const,
      attributes: { "deregistration_delay.timeout_seconds": String(delaySeconds) },
      createdAt: 0,
    };
    made.apply([{ op: "put", table: "targetGroups", key: row.arn, row, why: "test" }]);
  }
  for (const [name, priority] of [
    ["production", 1],
    ["test", 2],
  ] as const) {
    const TargetGroups = [
      { TargetGroupArn: group("blue"), Weight: 1 },
      { TargetGroupArn: group("green"), Weight: 0 },
    ];
    const row = {
      arn: rule(name),
      listenerArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/lb/0123456789abcdef/0123456789abcdef",
      priority,
      rule: { RuleArn: rule(name), Actions: [{ Type: "forward" as const, ForwardConfig: { TargetGroups } }] },
    };
    made.apply([{ op: "put", table: "listenerRules", key: row.arn, row, why: "test" }]);
  }
  const web = (image = "app") => made.register(fargate("web", [{ name: "app", image, portMappings: [{ containerPort: 8080 }] }]));
  return {
    ...made,
    web,
    service: (desiredCount, { settings, ...more } = {}) =>
      made.createService("web", web(), {
        desiredCount,
        ...more,
        settings: { loadBalancers: [{ targetGroupArn: group("blue"), containerName: "app", containerPort: 8080 }], ...settings },
      }),
    targets: (name = "blue") => [...made.engine.view.targetsOfGroup(group(name))],
    verdict(target, said) {
      const key = `${target.groupArn}|${target.id}|${target.port}`;
      made.apply([{ op: "patch", table: "targets", key, row: { verdict: said }, why: "test" }]);
    },
    weights(name) {
      const known = forwardWeights(made.engine.view, rule(name)) ?? [];
      const of = (target: GroupName): number => known.find(({ targetGroupArn }) => targetGroupArn === group(target))?.weight ?? 0;
      return { blue: of("blue"), green: of("green") };
    },
  };
}
