import { expect, it } from "vitest";
import { createTargetGroup } from "../../src/services/elasticloadbalancing/create-target-group.js";
import { deregisterTargets } from "../../src/services/elasticloadbalancing/deregister-targets.js";
import { describeTargetHealth } from "../../src/services/elasticloadbalancing/describe-target-health.js";
import { registerTargets } from "../../src/services/elasticloadbalancing/register-targets.js";
import { asking } from "../../src/testing/asking.js";
import { balancedRig, group } from "../../src/testing/balanced-rig.js";

/** A group that a listener rule of a load balancer forwards to, and one target in it. */
function balanced() {
  const made = balancedRig();
  const ask = asking(made);
  const listenerArn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/lb/0123456789abcdef/0123456789abcdef";
  const loadBalancerArn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/lb/0123456789abcdef";
  const row = { arn: listenerArn, loadBalancerArn, port: 80, listener: {}, attributes: {}, defaultRuleArn: `${listenerArn}/1` };
  made.apply([{ op: "put", table: "listeners", key: listenerArn, row, why: "test" }]);
  const TargetGroupArn = group("blue");
  const Targets = [{ Id: "10.0.0.5", Port: 80 }];
  ask(registerTargets, { TargetGroupArn, Targets });
  const health = () => ask(describeTargetHealth, { TargetGroupArn, Targets }).TargetHealthDescriptions![0]!.TargetHealth;
  return { ...made, ask, TargetGroupArn, Targets, health };
}

it("a target goes from its registration to health, and drains", () => {
  const made = balanced();
  expect(made.health()).toEqual({
    State: "initial",
    Reason: "Elb.RegistrationInProgress",
    Description: "Target registration is in progress",
  });
  made.clock.advance(10_000);
  expect(made.health()).toEqual({
    State: "initial",
    Reason: "Elb.InitialHealthChecking",
    Description: "Initial health checks in progress",
  });
  made.clock.advance(60_000);
  expect(made.health()).toEqual({ State: "healthy" });
  made.verdict(made.targets()[0]!, "failing");
  made.clock.advance(120_000);
  expect(made.health()).toEqual({ State: "unhealthy", Reason: "Target.FailedHealthChecks", Description: "Health checks failed" });
  made.ask(deregisterTargets, made);
  expect(made.health()).toEqual({
    State: "draining",
    Reason: "Target.DeregistrationInProgress",
    Description: "Target deregistration is in progress",
  });
  made.clock.advance(60_000);
  expect(made.health()).toEqual({
    State: "unused",
    Reason: "Target.NotRegistered",
    Description: "Target is not registered to the target group",
  });
});

it("a target of a group that nothing forwards to is unused", () => {
  const { ask, TargetGroupArn, Targets } = { ...balanced(), TargetGroupArn: group("blue") };
  const { TargetGroups } = ask(createTargetGroup, { Name: "lone", Protocol: "HTTP", Port: 80, TargetType: "ip", VpcId: "vpc-1" });
  const lone = { TargetGroupArn: TargetGroups![0]!.TargetGroupArn!, Targets };
  expect(lone.TargetGroupArn).not.toBe(TargetGroupArn);
  ask(registerTargets, lone);
  expect(ask(describeTargetHealth, lone).TargetHealthDescriptions![0]!.TargetHealth).toEqual({
    State: "unused",
    Reason: "Target.NotInUse",
    Description: "Target group is not configured to receive traffic from the load balancer",
  });
});

it("a target whose group has no health checks is unavailable", () => {
  const made = balanced();
  const targetGroup = { ...made.engine.view.get("targetGroups", made.TargetGroupArn)!.targetGroup, HealthCheckEnabled: false };
  made.apply([{ op: "patch", table: "targetGroups", key: made.TargetGroupArn, row: { targetGroup }, why: "test" }]);
  expect(made.health()).toEqual({
    State: "unavailable",
    Reason: "Target.HealthCheckDisabled",
    Description: "Health checks are disabled for this target",
  });
});
