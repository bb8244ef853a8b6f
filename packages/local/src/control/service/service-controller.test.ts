import { describe, expect, it } from "vitest";
import { fargate, rig } from "../../testing/rig.js";

describe("a service", () => {
  it("comes to its desired count and a steady state", () => {
    const { clock, createService, register, isSteady, live, events } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 3 });
    const took = clock.advanceUntil(() => isSteady(arn), 60_000);
    expect(live(arn).map(({ status }) => [status.lastStatus, status.healthy])).toEqual(Array(3).fill(["RUNNING", true]));
    expect(took).toBeGreaterThanOrEqual(40_000);
    expect(events(arn).map((message) => message.replace(/[0-9a-f]{32}/g, "ID").replace(/\d{19}/g, "D"))).toEqual([
      "(service web) has started 3 tasks: (task ID) (task ID) (task ID).",
      "(service web) (deployment ecs-svc/D) deployment completed.",
      "(service web) has reached a steady state.",
    ]);
  });

  it("replaces a dead task", () => {
    const { clock, createService, register, isSteady, live, engine } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 2 });
    clock.advanceUntil(() => isSteady(arn), 60_000);
    const [victim] = live(arn);
    engine.submit(
      (view) => ({
        commands: [],
        result: view,
      }),
      () => undefined,
    );
    expect(victim).toBeDefined();
  });

  it("rolls a new revision out without ever going below or above its bounds", () => {
    const { clock, createService, register, isSteady, live, updateService, engine } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 4 });
    clock.advanceUntil(() => isSteady(arn), 60_000);
    updateService(arn, { settings: { taskDefinitionArn: register(fargate("web")).arn } });
    clock.advanceUntil(() => isSteady(arn), 200_000);
    expect(live(arn).map(({ spec }) => spec.taskDefinitionArn.split("/")[1])).toEqual(Array(4).fill("web:2"));
    expect(engine.view.deploymentsOf(arn)).toHaveLength(1);
  });
});
