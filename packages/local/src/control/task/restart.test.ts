import { describe, expect, it } from "vitest";
import type { ContainerRestartPolicy } from "@stowage/model/ecs";
import { fargate, rig } from "../../testing/rig.js";

function running(restartPolicy: ContainerRestartPolicy, essential = true) {
  const made = rig();
  const definition = made.register(
    fargate("job", [
      { name: "app", image: "app", essential, restartPolicy },
      { name: "other", image: "other" },
    ]),
  );
  const arn = made.runTask(definition);
  made.clock.advance(5_000);
  const status = () => made.engine.view.get("taskStatuses", arn)!;
  return { ...made, arn, status, app: () => status().containers["app"]! };
}

describe("a container's restart policy", () => {
  it("starts it again in place once it has run for the attempt period", () => {
    const { clock, driver, arn, status, app } = running({ enabled: true });
    clock.advance(300_000);
    const { startedAt } = app();
    driver.exit(arn, "app", 1);
    clock.advance(1_000);
    expect(status().lastStatus).toBe("RUNNING");
    expect(app()).toMatchObject({ lastStatus: "RUNNING", restartCount: 1, startedAt });
    expect(
      driver
        .list()
        .map(({ container }) => container)
        .sort(),
    ).toEqual(["app", "other"]);
    clock.advance(300_000);
    driver.exit(arn, "app", 0);
    clock.advance(1_000);
    expect(app()).toMatchObject({ lastStatus: "RUNNING", restartCount: 2 });
  });

  it.each([
    ["that ends before the attempt period", { enabled: true }, 60_000, 1],
    ["whose policy is off", { enabled: false }, 600_000, 1],
    ["that ends with a code to ignore", { enabled: true, ignoredExitCodes: [0, 7] }, 600_000, 7],
    ["that ends before a period of its own", { enabled: true, restartAttemptPeriod: 1_800 }, 600_000, 1],
  ] as const)("leaves one ended %s", (_name, policy, ranFor, exitCode) => {
    const { clock, driver, arn, status, app } = running({ ...policy, ignoredExitCodes: "ignoredExitCodes" in policy ? [0, 7] : undefined });
    clock.advance(ranFor);
    driver.exit(arn, "app", exitCode);
    clock.advance(60_000);
    expect(app()).toMatchObject({ lastStatus: "STOPPED", exitCode });
    expect(status()).toMatchObject({ lastStatus: "STOPPED", stopCode: "EssentialContainerExited" });
  });

  it("counts the period from the last restart", () => {
    const { clock, driver, arn, app } = running({ enabled: true, restartAttemptPeriod: 60 }, false);
    clock.advance(60_000);
    driver.exit(arn, "app", 1);
    clock.advance(30_000);
    driver.exit(arn, "app", 1);
    clock.advance(1_000);
    expect(app()).toMatchObject({ lastStatus: "STOPPED", restartCount: 1, exitCode: 1 });
  });

  it("does not bring back what is told to stop", () => {
    const { clock, driver, arn, status, apply } = running({ enabled: true });
    clock.advance(600_000);
    apply([{ op: "patch", table: "taskStatuses", key: arn, row: { desiredStatus: "STOPPED", stopCode: "UserInitiated" }, why: "test" }]);
    driver.exit(arn, "app", 1);
    clock.advance(60_000);
    expect(status().lastStatus).toBe("STOPPED");
    expect(driver.list()).toEqual([]);
  });
});
