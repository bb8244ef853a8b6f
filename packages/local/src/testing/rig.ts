import { ecsArn } from "@stowage/model";
import { registeredForm, type Place } from "@stowage/model";
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { Applied } from "../control/applied.js";
import { createEngine, type Engine, type EngineOptions } from "../control/engine.js";
import { newTask, type NewTask } from "../control/launch/task-factory.js";
import { paces } from "../control/pace.js";
import { startDeployment } from "../control/service/start-deployment.js";
import type { Command } from "../control/types.js";
import { simulatedDriver, type SimulatedDriver, type SimulatedOptions } from "../drivers/simulated.js";
import type { ServiceRow, TaskDefinitionRow } from "../state/rows.js";
import type { ServiceSettings } from "../state/service-settings.js";
import type { Task } from "../state/view.js";
import { memoryStore } from "../store/memory.js";
import { virtualClock, type VirtualClock } from "./virtual-clock.js";

/** An engine on a virtual clock with a cluster to try things in. */
export interface Rig {
  readonly clock: VirtualClock;
  readonly engine: Engine;
  readonly driver: SimulatedDriver;
  /** Every change so far. */
  readonly log: readonly Applied[];
  apply(commands: readonly Command[]): void;
  register(definition: RegisterTaskDefinitionRequest): TaskDefinitionRow;
  createService(name: string, definition: TaskDefinitionRow, more?: ServiceChange): string;
  /** Changes a service; with settings there is a new deployment. */
  updateService(arn: string, more: ServiceChange): void;
  tasks(serviceArn: string): readonly Task[];
  /** Tasks that are to run. */
  live(serviceArn: string): readonly Task[];
  events(serviceArn: string): readonly string[];
  isSteady(serviceArn: string): boolean;
  /** Moves on until the service is steady. */
  settle(serviceArn: string, withinMs?: number): number;
  /** A task that no service has. */
  runTask(definition: TaskDefinitionRow, more?: Partial<NewTask>): string;
}

/** Members of a service's row, and of its settings. */
export type ServiceChange = Partial<Omit<ServiceRow, "settings">> & { readonly settings?: Partial<ServiceSettings> };

const place: Place = { region: "us-east-1", account: "123456789012" };
export const clusterArn: string = ecsArn.cluster(place, "main");

export interface RigOptions extends Partial<Omit<EngineOptions, "clock" | "driver">> {
  readonly clock?: VirtualClock;
  readonly driver?: SimulatedDriver;
  readonly simulated?: SimulatedOptions;
}

export function rig({ simulated, ...options }: RigOptions = {}): Rig {
  const clock = options.clock ?? virtualClock();
  const driver = options.driver ?? simulatedDriver(clock, simulated);
  const log: Applied[] = [];
  const engine = createEngine({
    store: memoryStore("rig"),
    pace: paces.aws,
    strict: true,
    onFailure: (error) => {
      throw error;
    },
    onMistake: (error) => {
      throw error;
    },
    probe: { durable: (applied) => void log.push(...applied) },
    ...options,
    clock,
    driver,
  });
  const { view } = engine;

  function apply(commands: readonly Command[]): void {
    let failure: Error | undefined;
    engine.submit(
      () => ({ commands, result: undefined }),
      (error) => void (failure = error),
    );
    clock.settle();
    if (failure) throw failure;
  }

  function deploy(service: ServiceRow): void {
    engine.submit(
      (view, now, random) => ({ commands: startDeployment(view, service, now, random).commands, result: undefined }),
      (error) => {
        if (error) throw error;
      },
    );
  }

  const isSteady = (serviceArn: string): boolean => view.get("services", serviceArn)?.steady ?? false;

  if (!view.get("clusters", clusterArn)) apply([{ op: "put", table: "clusters", key: clusterArn, row: cluster, why: "test" }]);

  return {
    clock,
    engine,
    driver,
    log,
    apply,
    register(request) {
      const key = `${place.region}/${place.account}/${request.family}`;
      const revision = (view.get("families", key)?.latest ?? 0) + 1;
      const row: TaskDefinitionRow = {
        arn: ecsArn.taskDefinition(place, request.family, revision),
        family: request.family,
        revision,
        status: "ACTIVE",
        definition: registeredForm(request),
        compatibilities: ["EC2", "FARGATE"],
        requiresAttributes: [],
        registeredAt: engine.now(),
        registeredBy: "test",
      };
      const family = { latest: revision };
      apply([
        revision === 1
          ? { op: "put", table: "families", key, row: family, why: "test" }
          : { op: "patch", table: "families", key, row: family, why: "test" },
        { op: "put", table: "taskDefinitions", key: row.arn, row, why: "test" },
      ]);
      return row;
    },
    createService(name, definition, more = {}) {
      const arn = ecsArn.service(place, "main", name);
      const row = serviceRow(arn, name, definition, engine.now(), more);
      deploy(row);
      apply([{ op: "put", table: "services", key: arn, row, why: "test" }]);
      return arn;
    },
    updateService(arn, { settings, ...more }) {
      const row = { ...view.get("services", arn)!, ...more };
      const next = settings ? { ...row, settings: { ...row.settings, ...settings } } : row;
      if (settings) deploy(next);
      apply([{ op: "patch", table: "services", key: arn, row: next, why: "test" }]);
    },
    tasks: (serviceArn) => [...view.tasksOfService(serviceArn)],
    live: (serviceArn) => [...view.tasksOfService(serviceArn)].filter(({ status }) => status.desiredStatus === "RUNNING"),
    events: (serviceArn) => (view.get("serviceEvents", serviceArn)?.events ?? []).map(({ message }) => message).reverse(),
    isSteady,
    settle: (serviceArn, withinMs = 300_000) => clock.advanceUntil(() => isSteady(serviceArn), withinMs),
    runTask(definition, more = {}) {
      let arn = "";
      engine.submit(
        (view, now, random) => {
          const cluster = view.get("clusters", clusterArn)!;
          const request = { cluster, definition, launchType: "FARGATE", availabilityZone: "us-east-1a", why: "test", ...more } as const;
          const { task, commands } = newTask(view, request, now, random);
          return { commands, result: task.arn };
        },
        (error, result) => {
          if (error) throw error;
          arn = result!;
        },
      );
      clock.settle();
      return arn;
    },
  };
}

const cluster = {
  arn: clusterArn,
  name: "main",
  status: "ACTIVE",
  settings: [],
  capacityProviders: ["FARGATE", "FARGATE_SPOT"],
  defaultCapacityProviderStrategy: [],
} as const;

/** A Fargate task definition with the given containers. */
export function fargate(
  family: string,
  containers: readonly ContainerDefinition[] = [{ name: "app", image: "app" }],
): RegisterTaskDefinitionRequest {
  return {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [...containers],
  };
}

function serviceRow(
  arn: string,
  name: string,
  definition: TaskDefinitionRow,
  now: number,
  { settings, ...more }: ServiceChange,
): ServiceRow {
  return {
    arn,
    clusterArn,
    name,
    status: "ACTIVE",
    desiredCount: 1,
    schedulingStrategy: "REPLICA",
    settings: {
      taskDefinitionArn: definition.arn,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b", "subnet-us-east-1c"] } },
      loadBalancers: [],
      serviceRegistries: [],
      ...settings,
    },
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
    deploymentController: "ECS",
    placementConstraints: [],
    placementStrategy: [],
    healthCheckGracePeriodSeconds: 0,
    enableEcsManagedTags: false,
    enableExecuteCommand: false,
    createdAt: now,
    createdBy: "test",
    startFailures: 0,
    steady: false,
    ...more,
  };
}
