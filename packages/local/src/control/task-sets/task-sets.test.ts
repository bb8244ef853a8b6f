import { expect, test } from "vitest";
import { createService } from "../../services/ecs/create-service.js";
import { createTaskSet } from "../../services/ecs/create-task-set.js";
import { deleteTaskSet } from "../../services/ecs/delete-task-set.js";
import { stopTask } from "../../services/ecs/stop-task.js";
import { updateService } from "../../services/ecs/update-service.js";
import { updateServicePrimaryTaskSet } from "../../services/ecs/update-service-primary-task-set.js";
import { updateTaskProtection } from "../../services/ecs/update-task-protection.js";
import { updateTaskSet } from "../../services/ecs/update-task-set.js";
import { AwsException } from "../../services/aws-exception.js";
import type { Operation } from "../../services/operation.js";
import { seededRandom } from "../../random.js";
import { callOperation } from "../../testing/call-operation.js";
import { fargate, rig, type Rig } from "../../testing/rig.js";
import { live, census } from "../service/census.js";
import type { DeploymentRow } from "../../state/rows.js";
import type { Wire } from "@stowage/model";
import { computedDesired } from "./computed-desired.js";

const serviceArn = "arn:aws:ecs:us-east-1:123456789012:service/main/web";
const at = { cluster: "main", service: "web" } as const;
const networkConfiguration = { awsvpcConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] } };

/** What is refused is refused in AWS's way; a mistake of ours fails the test. */
function call<I, O>(it: Rig, operation: Operation<I, O>, input: Wire<I>): void {
  callOperation(it.engine, operation, input, (error) => {
    if (error && !(error instanceof AwsException)) throw error;
  });
  it.clock.settle();
}

const setsOf = (it: Rig) => it.engine.view.taskSetsOf(serviceArn);
const countOf = (it: Rig, id: string): number => live(census(it.engine.view, { id } as DeploymentRow));

/** Never more tasks than maximumPercent lets a set have, whatever happens. */
function checkMost(it: Rig): void {
  for (const set of setsOf(it)) {
    const service = it.engine.view.get("services", serviceArn)!;
    if (countOf(it, set.id) > computedDesired(service, set) * 2) {
      // A set that has just shrunk is still to stop its surplus, and starts nothing.
      expect([...it.engine.view.tasksOfDeployment(set.id, "pending")]).toEqual([]);
    }
  }
}

function something(it: Rig, random: ReturnType<typeof seededRandom>): void {
  const pick = <T>(values: readonly T[]): T | undefined => values[random.below(Math.max(1, values.length))];
  const set = pick(setsOf(it));
  const task = pick([...it.engine.view.tasksOfService(serviceArn)]);
  const scale = { value: random.below(101), unit: "PERCENT" } as const;
  switch (random.below(8)) {
    case 0:
    case 1:
      return call(it, createTaskSet, { ...at, taskDefinition: "web", launchType: "FARGATE", networkConfiguration, scale });
    case 2:
      return call(it, updateService, { ...at, desiredCount: random.below(9) });
    case 3:
      return set && call(it, deleteTaskSet, { ...at, taskSet: set.id, force: random.below(3) > 0 });
    case 4:
      return set && call(it, updateServicePrimaryTaskSet, { ...at, primaryTaskSet: set.id });
    case 5:
      return task && call(it, stopTask, { cluster: "main", task: task.arn });
    case 6:
      return task && call(it, updateTaskProtection, { cluster: "main", tasks: [task.arn], protectionEnabled: true, expiresInMinutes: 5 });
    default:
      return set && call(it, updateTaskSet, { ...at, taskSet: set.id, scale });
  }
}

test.each(Array.from({ length: 12 }, (_, seed) => seed))(
  "seed %i: task sets come to have their shares whatever is asked of them",
  (seed) => {
    const it = rig({ seed: `task-sets ${seed}` });
    const random = seededRandom(() => `task-sets ${seed}`);
    it.register(fargate("web"));
    call(it, createService, { cluster: "main", serviceName: "web", desiredCount: 4, deploymentController: { type: "EXTERNAL" } });
    for (let step = 0; step < 40; step++) {
      something(it, random);
      it.clock.advance(random.below(30_000));
      checkMost(it);
    }
    // Protection ends by itself, and every failure is made good.
    it.clock.advance(30 * 60_000);
    const service = it.engine.view.get("services", serviceArn)!;
    for (const set of setsOf(it)) {
      expect(set.status).not.toBe("DRAINING");
      expect(it.engine.view.countTasks(set.id, "healthy")).toBe(computedDesired(service, set));
      expect(set.stability).toBe("STEADY_STATE");
    }
    const known = new Set(setsOf(it).map(({ id }) => id));
    expect(it.live(serviceArn).filter(({ spec }) => !known.has(spec.deploymentId ?? ""))).toEqual([]);
    expect(setsOf(it).filter(({ status }) => status === "PRIMARY").length).toBeLessThanOrEqual(1);
  },
);
