import type {
  ContainerDefinition,
  CreateServiceRequest,
  DeploymentConfiguration,
  RegisterTaskDefinitionRequest,
  UpdateServiceRequest,
} from "@stowage/model/ecs";
import type { Random } from "../../random.js";
import { continueServiceDeployment } from "../../services/ecs/continue-service-deployment.js";
import { createCluster } from "../../services/ecs/create-cluster.js";
import { createService } from "../../services/ecs/create-service.js";
import { deleteService } from "../../services/ecs/delete-service.js";
import { deregisterContainerInstance } from "../../services/ecs/deregister-container-instance.js";
import { registerContainerInstance } from "../../services/ecs/register-container-instance.js";
import { registerTaskDefinition } from "../../services/ecs/register-task-definition.js";
import { runTask } from "../../services/ecs/run-task.js";
import { stopServiceDeployment } from "../../services/ecs/stop-service-deployment.js";
import { stopTask } from "../../services/ecs/stop-task.js";
import { updateContainerInstancesState } from "../../services/ecs/update-container-instances-state.js";
import { updateService } from "../../services/ecs/update-service.js";
import type { View } from "../../state/view.js";
import { call, type ApiCall } from "./call.js";
import { balancerOf, changeTarget, neighbours, onGroup, strategy, takeBack, targetsPass } from "./neighbours.js";
import { BAD_IMAGE } from "./faulty-driver.js";
import type { Act, ActName } from "./acts/act.js";
import { DAEMON_MEMORY, daemonServiceAct } from "./acts/daemon-service.js";
import { managedDaemonAct } from "./acts/managed-daemon.js";
import { protectionAct } from "./acts/protection.js";
import { taskSetAct } from "./acts/task-sets.js";

/** What clients do to a cluster in one run. */
export interface Workload {
  /** Makes the world: a cluster, definitions, services. */
  first(): readonly ApiCall[];
  /** Something at random; undefined: nothing this time. */
  next(view: View): ApiCall | undefined;
  /** Leaves every service with a definition that can run and percentages that let it change. */
  last(view: View): readonly ApiCall[];
  /** Until when, in the engine's time, what was asked keeps services from converging. */
  lasts(view: View): number;
}

export interface WorkloadOptions {
  readonly services: number;
  readonly maxTasks: number;
  /** What clients do besides. */
  readonly acts: readonly ActName[];
}

export function workload(random: Random, { services, maxTasks, acts }: WorkloadOptions): Workload {
  const played = actsOf(random, acts);
  const names = Array.from({ length: services }, (_, i) => `service-${i}`);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)]!;

  const definition = (family: string, bad = false): RegisterTaskDefinitionRequest => ({
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE", "EC2"],
    cpu: "256",
    memory: "512",
    containerDefinitions: pick(shapes)(bad ? BAD_IMAGE : "good"),
  });
  const percentages = (): DeploymentConfiguration => ({
    ...strategy(random),
    ...pick([
      { minimumHealthyPercent: 100, maximumPercent: 200 },
      { minimumHealthyPercent: 50, maximumPercent: 100 },
      { minimumHealthyPercent: 50, maximumPercent: 200 },
      { minimumHealthyPercent: 0, maximumPercent: 100 },
      { minimumHealthyPercent: 100, maximumPercent: 150 },
    ]),
    deploymentCircuitBreaker: { enable: random.below(3) > 0, rollback: random.below(2) === 0 },
  });
  const create = (name: string): CreateServiceRequest => ({
    cluster: "main",
    serviceName: name,
    taskDefinition: name,
    desiredCount: random.below(maxTasks + 1),
    deploymentConfiguration: percentages(),
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b", "subnet-us-east-1c"] } },
    ...pick([
      { launchType: "FARGATE" as const },
      { capacityProviderStrategy: spotHalf },
      { launchType: "EC2" as const },
      { capacityProviderStrategy: onGroup },
    ]),
    ...(random.below(3) === 0 && { loadBalancers: [balancerOf(name)] }),
    ...(random.below(2) === 0 && {
      serviceConnectConfiguration: { enabled: true, namespace: "sim.local", services: [{ portName: "http", discoveryName: name }] },
    }),
  });
  const update = (name: string, more: Omit<UpdateServiceRequest, "service">): ApiCall =>
    call(updateService, { cluster: "main", service: name, ...more });

  const instance = (zone: string): ApiCall =>
    call(registerContainerInstance, {
      cluster: "main",
      totalResources: [
        { name: "CPU", type: "INTEGER", integerValue: 1024 },
        { name: "MEMORY", type: "INTEGER", integerValue: 2048 + (acts.includes("daemon-service") ? DAEMON_MEMORY : 0) },
      ],
      attributes: [{ name: "ecs.availability-zone", value: zone }],
    });
  const instancesOf = (view: View) => [...view.instancesOfCluster(clusterArn)].filter(({ status }) => status !== "INACTIVE");
  const changeInstances = (view: View): ApiCall => {
    const known = instancesOf(view);
    if (known.length < 2 || random.below(4) === 0) return instance(pick(zones));
    const { arn, status } = pick(known);
    if (random.below(4) === 0) return call(deregisterContainerInstance, { cluster: "main", containerInstance: arn, force: true });
    const next = status === "ACTIVE" ? "DRAINING" : "ACTIVE";
    return call(updateContainerInstancesState, { cluster: "main", containerInstances: [arn], status: next });
  };

  /** Answers pauses, and stops what is carried out. */
  const changeDeployment = (view: View): ApiCall | undefined => {
    const open = [...view.all("serviceDeployments")]
      .map(([, row]) => row)
      .filter(({ status }) => status === "IN_PROGRESS" || status === "PENDING");
    if (open.length === 0) return undefined;
    const { arn, stage } = pick(open);
    const pause = stage?.hooks.find(({ status }) => status === "AWAITING_ACTION");
    if (!pause) return call(stopServiceDeployment, { serviceDeploymentArn: arn, stopType: random.below(3) === 0 ? "ABORT" : "ROLLBACK" });
    const action = random.below(4) === 0 ? "ROLLBACK" : "CONTINUE";
    return call(continueServiceDeployment, { serviceDeploymentArn: arn, hookId: pause.id, action });
  };

  return {
    first: () => [
      neighbours([...names, ...(acts.includes("task-sets") ? ["split"] : [])], random.below(2) === 0),
      call(createCluster, {
        clusterName: "main",
        capacityProviders: ["FARGATE", "FARGATE_SPOT", "group"],
        serviceConnectDefaults: { namespace: "sim.local" },
      }),
      ...zones.slice(0, 2).map(instance),
      ...names.map((name) => call(registerTaskDefinition, definition(name))),
      ...names.map((name) => call(createService, create(name))),
      ...played.flatMap(({ act }) => act.first()),
    ],
    next(view) {
      for (const { act, chance } of played) if (chance.below(8) === 0) return act.next(view);
      if (random.below(8) === 0) return changeInstances(view);
      if (random.below(8) === 0) return changeDeployment(view);
      if (random.below(12) === 0) return changeTarget(view, random);
      if (random.below(12) === 0) return takeBack(view, random);
      const name = pick(names);
      const service = view.get("services", `arn:aws:ecs:us-east-1:123456789012:service/main/${name}`);
      if (!service || service.status === "INACTIVE") return call(createService, create(name));
      if (service.status === "DRAINING") return undefined;
      switch (random.below(12)) {
        case 0:
        case 1:
          return update(name, { desiredCount: random.below(maxTasks + 1) });
        case 2:
          return update(name, { forceNewDeployment: true });
        case 3:
        case 4:
          return call(registerTaskDefinition, definition(name, random.below(4) === 0));
        case 5:
        case 6:
          return update(name, { taskDefinition: name });
        case 7:
          return update(name, { deploymentConfiguration: percentages() });
        case 8:
          return call(deleteService, { cluster: "main", service: name, force: true });
        case 9:
          return call(runTask, {
            cluster: "main",
            taskDefinition: name,
            launchType: "FARGATE",
            count: 1 + random.below(3),
            networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-us-east-1a"] } },
          });
        default: {
          const tasks = [...view.tasksOfCluster(service.clusterArn)];
          return tasks.length === 0 ? undefined : call(stopTask, { cluster: "main", task: pick(tasks).arn });
        }
      }
    },
    last: (view) => [
      targetsPass(),
      ...played.flatMap(({ act }) => act.last(view)),
      ...instancesOf(view)
        .filter(({ status }) => status === "DRAINING")
        .map(({ arn }) => call(updateContainerInstancesState, { cluster: "main", containerInstances: [arn], status: "ACTIVE" })),
      // Room for everything twice, as a rolling update needs it.
      ...Array.from({ length: Math.ceil((services * maxTasks * 4) / 4) }, (_, i) => instance(zones[i % zones.length]!)),
      ...names.map((name) => call(registerTaskDefinition, definition(name))),
      ...names.flatMap((name) => {
        const service = view.get("services", `arn:aws:ecs:us-east-1:123456789012:service/main/${name}`);
        if (service?.status !== "ACTIVE") return [];
        const staged = service.deploymentConfiguration.strategy !== "ROLLING";
        // Old tasks that never run hold a staged deployment for a day before it gives up.
        const settled = view.deploymentsOf(service.arn).length === 1 && view.deploymentsOf(service.arn)[0]!.rolloutState === "COMPLETED";
        const bakes = view.serviceDeploymentsOf(service.arn).at(-1)?.stage?.name === "BAKE_TIME";
        if (staged && !settled && !bakes) return [call(deleteService, { cluster: "main", service: name, force: true })];
        const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 200, lifecycleHooks: [] };
        return [update(name, { taskDefinition: name, forceNewDeployment: true, deploymentConfiguration })];
      }),
    ],
    lasts: (view) => Math.max(0, ...played.map(({ act }) => act.lasts?.(view) ?? 0)),
  };
}

interface Played {
  readonly act: Act;
  /** Decides when it is its turn. */
  readonly chance: Random;
}

function actsOf(random: Random, names: readonly ActName[]): readonly Played[] {
  const played: Played[] = [];
  const play = (name: ActName, make: (stream: Random) => Act): void => {
    const chance = random.split(name);
    if (names.includes(name)) played.push({ act: make(chance), chance });
  };
  play("protection", protectionAct);
  play("daemon-service", daemonServiceAct);
  play("task-sets", taskSetAct);
  play("managed-daemon", managedDaemonAct);
  return played;
}

const clusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/main";
const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];

const spotHalf = [
  { capacityProvider: "FARGATE", base: 1, weight: 1 },
  { capacityProvider: "FARGATE_SPOT", weight: 1 },
];

const check = { command: ["CMD", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 };
const http = [{ name: "http", containerPort: 80 }];

/** Containers of a task, by the image of the one that may be bad. */
const shapes: readonly ((image: string) => ContainerDefinition[])[] = [
  (image) => [{ name: "app", image, portMappings: http }],
  (image) => [{ name: "app", image, portMappings: http, healthCheck: check }],
  (image) => [
    { name: "app", image, portMappings: http, restartPolicy: { enabled: true, restartAttemptPeriod: 60, ignoredExitCodes: [2] } },
  ],
  (image) => [
    { name: "migrate", image: "good", essential: false },
    { name: "app", image, portMappings: http, healthCheck: check, dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] },
  ],
  (image) => [
    { name: "envoy", image: "good", healthCheck: check },
    { name: "app", image, portMappings: http, dependsOn: [{ containerName: "envoy", condition: "HEALTHY" }] },
    { name: "log", image: "good", essential: false, dependsOn: [{ containerName: "app", condition: "START" }] },
  ],
];
