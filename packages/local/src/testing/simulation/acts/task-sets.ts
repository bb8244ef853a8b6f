import type { CreateServiceRequest, CreateTaskSetRequest, LoadBalancer, Scale } from "@stowage/model/ecs";
import type { Random } from "../../../random.js";
import { createService } from "../../../services/ecs/create-service.js";
import { createTaskSet } from "../../../services/ecs/create-task-set.js";
import { deleteService } from "../../../services/ecs/delete-service.js";
import { deleteTaskSet } from "../../../services/ecs/delete-task-set.js";
import { registerTaskDefinition } from "../../../services/ecs/register-task-definition.js";
import { updateService } from "../../../services/ecs/update-service.js";
import { updateServicePrimaryTaskSet } from "../../../services/ecs/update-service-primary-task-set.js";
import { updateTaskSet } from "../../../services/ecs/update-task-set.js";
import type { TaskSetRow } from "../../../state/task-set-row.js";
import type { View } from "../../../state/view.js";
import { call, type ApiCall } from "../call.js";
import { BAD_IMAGE } from "../faulty-driver.js";
import { groupArn, onGroup } from "../neighbours.js";
import type { Act } from "./act.js";

const serviceArn = "arn:aws:ecs:us-east-1:123456789012:service/main/split";
const named = { cluster: "main", service: "split" };
const loadBalancers: LoadBalancer[] = [{ targetGroupArn: groupArn("split-blue"), containerName: "app", containerPort: 80 }];
const networkConfiguration = { awsvpcConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] } };

/** A service whose deployments are somebody else's, in every second run: who deploys it makes task sets, scales them and removes them. */
export function taskSetAct(random: Random): Act {
  const plays = random.below(2) === 0;
  const create = (): ApiCall => call(createService, service(random));
  return {
    first: () => (plays ? [definition("good"), create(), ...[0, 1].map(() => call(createTaskSet, taskSet(random)))] : []),
    next(view) {
      if (!plays) return undefined;
      const row = view.get("services", serviceArn);
      if (!row || row.status === "INACTIVE") return create();
      return row.status === "ACTIVE" ? change(view, random) : undefined;
    },
    last(view) {
      if (!plays) return [];
      const active = view.get("services", serviceArn)?.status === "ACTIVE";
      const hopeless = view.taskSetsOf(serviceArn).filter((set) => isBad(view, set));
      const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 200 };
      return [
        definition("good"),
        ...(active ? [call(updateService, { ...named, deploymentConfiguration })] : []),
        ...(active ? hopeless.map(({ id }) => call(deleteTaskSet, { ...named, taskSet: id, force: true })) : []),
      ];
    },
  };
}

function change(view: View, random: Random): ApiCall | undefined {
  const sets = view.taskSetsOf(serviceArn);
  const set = sets[random.below(Math.max(1, sets.length))];
  const kind = random.below(12);
  if (kind === 0) return call(updateService, { ...named, desiredCount: random.below(6) });
  if (kind === 1) return call(updateService, { ...named, deploymentConfiguration: percentages(random) });
  if (kind === 2) return definition(random.below(4) === 0 ? BAD_IMAGE : "good");
  if (kind === 3 && random.below(3) === 0) return call(deleteService, { ...named, force: true });
  if (kind < 6 || !set) return call(createTaskSet, taskSet(random));
  if (kind < 9) return call(deleteTaskSet, { ...named, taskSet: set.id, force: random.below(3) > 0 });
  if (kind === 9) return call(updateServicePrimaryTaskSet, { ...named, primaryTaskSet: set.id });
  return call(updateTaskSet, { ...named, taskSet: set.id, scale: scale(random) });
}

function service(random: Random): CreateServiceRequest {
  const shared = { cluster: "main", serviceName: "split", desiredCount: random.below(6), deploymentConfiguration: percentages(random) };
  if (random.below(3) > 0) return { ...shared, deploymentController: { type: "EXTERNAL" } };
  const first = { launchType: "FARGATE", networkConfiguration, taskDefinition: "split" } as const;
  return { ...shared, ...first, loadBalancers, deploymentController: { type: "CODE_DEPLOY" } };
}

function percentages(random: Random): NonNullable<CreateServiceRequest["deploymentConfiguration"]> {
  return [
    { minimumHealthyPercent: 100, maximumPercent: 200 },
    { minimumHealthyPercent: 50, maximumPercent: 100 },
    { minimumHealthyPercent: 50, maximumPercent: 150 },
  ][random.below(3)]!;
}

function taskSet(random: Random): CreateTaskSetRequest {
  const capacity = [
    { launchType: "FARGATE" as const },
    { capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
    { capacityProviderStrategy: onGroup },
  ][random.below(3)]!;
  const balanced = random.below(2) === 0 && { loadBalancers };
  return { ...named, taskDefinition: "split", networkConfiguration, ...capacity, ...balanced, scale: scale(random) };
}

function scale(random: Random): Scale {
  return { value: [0, 12.5, 50, 100, random.below(101)][random.below(5)]!, unit: "PERCENT" };
}

function definition(image: string): ApiCall {
  return call(registerTaskDefinition, {
    family: "split",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE", "EC2"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ name: "app", image, portMappings: [{ containerPort: 80 }] }],
  });
}

function isBad(view: View, { settings }: Pick<TaskSetRow, "settings">): boolean {
  const { definition: known } = view.get("taskDefinitions", settings.taskDefinitionArn) ?? {};
  return known?.containerDefinitions.some(({ image }) => image === BAD_IMAGE) ?? false;
}
