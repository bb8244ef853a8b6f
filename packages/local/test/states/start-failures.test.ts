import { expect, it } from "vitest";
import { fargate, rig } from "../../src/testing/rig.js";

const cannotStart = ({ image }: { readonly image: string }): string | undefined => (image === "good" ? undefined : image);

/** What a runtime says of a container that it cannot start; the image's name is the fault that the simulated driver injects. */
const failures = [
  "CannotPullContainerError: pull image manifest has been retried 5 time(s)",
  "CannotPullECRContainerError: no basic auth credentials",
  "CannotPullImageManifestError: manifest unknown",
  "CannotCreateContainerError: no space left on device",
  "CannotStartContainerError: exec format error",
  "CannotInspectContainerError: no such container",
  "CannotCreateVolumeError: no such driver",
  "DockerStateError: container is dead",
  "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
  "ContainerRuntimeError: failed to create container",
  "ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 2m0s",
  "ResourceInitializationError: unable to pull secrets or registry auth: the task cannot reach its secret",
  "ResourceInitializationError: failed to validate logger args: no such group",
  "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: no such host",
  "Fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: key",
  "Fetching secret data from AWS Secrets Manager in region us-east-1: secret key: not found",
  "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-1'",
  "Unable to attach network interface to unused device index",
  "InternalError: the host has failed",
] as const;

it.each(failures)("a task that never runs says why: %s", (reason) => {
  const made = rig({ simulated: { cannotStart } });
  const arn = made.runTask(made.register(fargate("job", [{ name: "app", image: reason }])));
  made.clock.advance(120_000);
  const { status } = made.engine.view.task(arn)!;
  expect(status).toMatchObject({ lastStatus: "STOPPED", stopCode: "TaskFailedToStart", stoppedReason: reason });
  expect(status.containers["app"]).toMatchObject({ lastStatus: "STOPPED", reason });
  expect(status.containers["app"]).not.toHaveProperty("exitCode");
  expect(status.startedAt).toBeUndefined();
});

it("a service whose tasks cannot start tries more and more seldom, and says that it is impaired", () => {
  const made = rig({ simulated: { cannotStart } });
  const arn = made.createService("web", made.register(fargate("web", [{ name: "app", image: "ResourceInitializationError: none" }])));
  made.clock.advance(3_600_000);
  const starts = made.log.filter(({ table, old }) => table === "taskSpecs" && old === undefined).map(({ at }) => at);
  const gaps = starts.slice(1).map((at, i) => at - starts[i]!);
  expect(gaps.at(-1)).toBeGreaterThan(gaps[0]!);
  expect(made.events(arn)).toContain("(service web) is unable to consistently start tasks successfully.");
  // Once for each attempt.
  const said = made
    .events(arn)
    .filter((message) => message === "(service web) was unable to place a task. Reason: ResourceInitializationError: none.");
  expect(said.length).toBeGreaterThan(2);
  expect(said.length).toBeLessThanOrEqual(starts.length);
});

it("a service says why its task could not be pulled", () => {
  const made = rig({ simulated: { cannotStart } });
  const arn = made.createService("web", made.register(fargate("web", [{ name: "app", image: "CannotPullContainerError: not found" }])));
  made.clock.advance(60_000);
  expect(made.events(arn)).toContain("(service web) was unable to place a task. Reason: CannotPullContainerError: not found.");
});
