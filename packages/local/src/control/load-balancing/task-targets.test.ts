import { describe, expect, it } from "vitest";
import { deleteTargetGroup } from "../../services/elasticloadbalancing/delete-target-group.js";
import { deregisterTargets } from "../../services/elasticloadbalancing/deregister-targets.js";
import { asking } from "../../testing/asking.js";
import { balancedRig, group } from "../../testing/balanced-rig.js";
import type { Rig } from "../../testing/rig.js";

const messages = (made: Rig, arn: string): readonly string[] =>
  made.events(arn).map((message) =>
    message
      .replace(/^\(service web\) /, "")
      .replace(/\(task \w+\)/g, "(task ID)")
      .replace(/ecs-svc\/\d+/, "ecs-svc/N"),
  );

describe("a service behind a load balancer", () => {
  it("registers each task by address and port, and is steady once the targets are healthy", () => {
    const made = balancedRig();
    const arn = made.service(2);
    const took = made.settle(arn);
    // 30 s to the first health check; the 40 s of a task without load balancer are not waited for.
    expect(took).toBeGreaterThan(25_000);
    expect(took).toBeLessThan(40_000);
    const addresses = made.live(arn).map(({ spec }) => spec.network!.privateIPv4Address);
    expect(
      made
        .targets()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...addresses].sort());
    expect(made.targets().map(({ port, state }) => [port, state])).toEqual([
      [8080, "healthy"],
      [8080, "healthy"],
    ]);
    expect(messages(made, arn).filter((message) => message === `registered 1 targets in (target-group ${group("blue")})`)).toHaveLength(2);
  });

  it("takes a task out and lets it drain before its containers are signalled", () => {
    const made = balancedRig();
    const arn = made.service(1);
    made.settle(arn);
    const [task] = made.live(arn);
    made.updateService(arn, { desiredCount: 0 });
    made.clock.advance(1_000);
    const status = () => made.engine.view.get("taskStatuses", task!.arn)!;
    expect(status()).toMatchObject({ lastStatus: "DEACTIVATING", desiredStatus: "STOPPED" });
    expect(made.targets()).toMatchObject([{ state: "draining" }]);
    made.clock.advance(27_000);
    expect(status().lastStatus).toBe("DEACTIVATING");
    made.clock.advance(5_000);
    expect(status().lastStatus).toBe("STOPPED");
    expect(made.targets()).toEqual([]);
    expect(messages(made, arn).slice(-4)).toEqual([
      "has stopped 1 running tasks: (task ID).",
      `deregistered 1 targets in (target-group ${group("blue")})`,
      "has begun draining connections on 1 tasks.",
      "has reached a steady state.",
    ]);
  });

  it("replaces a task whose target is unhealthy, and says why", () => {
    const made = balancedRig();
    const arn = made.service(2);
    made.settle(arn);
    const [sick] = made.targets();
    made.verdict(sick!, "failing");
    made.clock.advance(180_000);
    const status = made.engine.view.get("taskStatuses", sick!.taskArn!)!;
    expect(status).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: `Task failed ELB health checks in (target-group ${group("blue")})`,
    });
    expect(made.live(arn)).toHaveLength(2);
    const said = messages(made, arn);
    expect(said).toContain("has started 1 tasks: (task ID). Amazon ECS replaced 1 tasks due to an unhealthy status.");
    expect(said).toContain(`(task ID) (port 8080) is unhealthy in (target-group ${group("blue")}) due to (reason Health checks failed).`);
  });

  it("does not listen to the load balancer during the grace period", () => {
    const made = balancedRig();
    const arn = made.service(1, { healthCheckGracePeriodSeconds: 600 });
    made.settle(arn);
    const [sick] = made.targets();
    made.verdict(sick!, "failing");
    made.clock.advance(400_000);
    expect(made.engine.view.get("taskStatuses", sick!.taskArn!)).toMatchObject({ desiredStatus: "RUNNING", healthy: false });
    made.clock.advance(300_000);
    expect(made.engine.view.get("taskStatuses", sick!.taskArn!)).toMatchObject({ desiredStatus: "STOPPED" });
  });

  it("counts an unhealthy target as a failure of its deployment", () => {
    const made = balancedRig();
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    const arn = made.service(1, { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200, deploymentCircuitBreaker } });
    made.settle(arn);
    const [first] = made.engine.view.deploymentsOf(arn);
    made.updateService(arn, { settings: { taskDefinitionArn: made.web("ill").arn } });
    for (let i = 0; i < 3_000 && !made.isSteady(arn); i++) {
      for (const target of made.targets()) {
        const ill = made.engine.view.get("taskSpecs", target.taskArn!)!.deploymentId !== first!.id;
        if (ill && target.verdict === undefined) made.verdict(target, "failing");
      }
      made.clock.advance(1_000);
    }
    expect(made.engine.view.deploymentsOf(arn).map(({ id }) => id)).toEqual([first!.id]);
    expect(messages(made, arn).some((message) => message.includes("rolling back to deployment"))).toBe(true);
  });

  it("does not wait for the load balancer of a task that is dead", () => {
    const made = balancedRig({}, 300);
    const arn = made.service(1);
    made.settle(arn);
    const [task] = made.live(arn);
    made.driver.exit(task!.arn, "app", 1);
    made.clock.advance(5_000);
    expect(made.engine.view.get("taskStatuses", task!.arn)!.lastStatus).toBe("STOPPED");
    expect(made.targets().filter(({ taskArn }) => taskArn === task!.arn)).toMatchObject([{ state: "draining" }]);
  });

  it("replaces a task that somebody else has taken out, and says so", () => {
    const made = balancedRig();
    const arn = made.service(1);
    made.settle(arn);
    const [target] = made.targets();
    asking(made)(deregisterTargets, { TargetGroupArn: group("blue"), Targets: [{ Id: target!.id }] });
    made.clock.advance(180_000);
    expect(made.engine.view.get("taskStatuses", target!.taskArn!)).toMatchObject({
      lastStatus: "STOPPED",
      stoppedReason: `Task failed ELB health checks in (target-group ${group("blue")})`,
    });
    expect(made.live(arn)).toHaveLength(1);
    expect(messages(made, arn)).toContain(
      `task set (ecs-svc/N) (task ID) is not healthy in target-group (${group("blue")}) due to TARGET IS NOT FOUND.`,
    );
  });

  it("says that a target group is gone in which its tasks are registered, and is steady without it", () => {
    const made = balancedRig();
    const lone = group("lone");
    const row = {
      arn: lone,
      name: "lone",
      targetGroup: { TargetGroupArn: lone, TargetGroupName: "lone", TargetType: "ip", Port: 80, Protocol: "HTTP" } as const,
      attributes: {},
      createdAt: 0,
    };
    made.apply([{ op: "put", table: "targetGroups", key: lone, row, why: "test" }]);
    const arn = made.service(1, { settings: { loadBalancers: [{ targetGroupArn: lone, containerName: "app", containerPort: 8080 }] } });
    made.settle(arn);
    asking(made)(deleteTargetGroup, { TargetGroupArn: lone });
    made.clock.advance(180_000);
    expect(messages(made, arn)).toContain(
      `task set (ecs-svc/N) (task ID) is not healthy in target-group (${lone}) due to TARGET GROUP IS NOT FOUND.`,
    );
    expect(made.isSteady(arn)).toBe(true);
  });

  it("takes a target group that the engine does not hold as existing elsewhere", () => {
    const made = balancedRig();
    const arn = made.service(1, {
      settings: { loadBalancers: [{ targetGroupArn: group("elsewhere"), containerName: "app", containerPort: 8080 }] },
    });
    expect(made.settle(arn)).toBeGreaterThan(40_000);
    expect(made.targets()).toEqual([]);
  });
});
