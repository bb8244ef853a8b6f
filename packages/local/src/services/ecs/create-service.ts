import { ecsArn, type Wire } from "@stowage/model";
import type { CreateServiceRequest, CreateServiceResponse, Service } from "@stowage/model/ecs";
import { checkService } from "@stowage/rules";
import { startDeployment, type Command } from "../../control/index.js";
import { newTaskSet } from "../../control/task-sets/new-task-set.js";
import type { ClusterRow, DeploymentRow, ServiceRow } from "../../state/rows.js";
import { operation, type Call, type Operation, type Output } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { same } from "../same.js";
import { checkTags, newTags, tagsOf } from "../tags.js";
import { rootPrincipal } from "./account-settings.js";
import { checkLoadBalancers } from "./check-load-balancers.js";
import { clusterRequest } from "./cluster-request.js";
import { deploymentConfiguration, rebalancing } from "./deployment-defaults.js";
import { noSettings } from "./foreign-controller.js";
import { refuseFirst } from "./refuse-first.js";
import { requireCluster } from "./refs.js";
import { checkName, invalidParameter } from "./refuse.js";
import { runnableDefinition } from "./runnable-definition.js";
import { serviceOutput } from "./service-output.js";
import { serviceSettings } from "./service-settings.js";
import { taskSetOutput } from "./task-set-output.js";

/** The name of an ACTIVE service with the same parameters gives that service back; with others it is not idempotent. */
export const createService: Operation<CreateServiceRequest, CreateServiceResponse> = operation("CreateService", (call) => {
  const { input, view, place } = call;
  const cluster = requireCluster(call, input.cluster);
  const name = checkName(input.serviceName, "A service name");
  const arn = ecsArn.service(place, cluster.name, name);
  const existing = view.get("services", arn);
  if (existing?.status === "DRAINING") invalidParameter("Unable to Start a service that is still Draining.");
  const row = newService(call, cluster, arn);
  if (existing?.status === "ACTIVE") {
    if (!sameService(existing, row)) invalidParameter("Creation of service was not idempotent.");
    return { output: { service: { ...serviceOutput(view, existing), tags: tagsOf(view, arn) } } };
  }
  const tags = checkTags(input.tags, "InvalidParameterException");
  const { deployments, taskSets, commands } = firstTasks(call, row);
  return {
    output: { service: { ...serviceOutput(view, row, deployments), ...taskSets, events: [], tags } },
    commands: [
      ...replaceRow(view, "services", arn, row, "CreateService"),
      ...commands,
      ...forget(call, arn),
      ...newTags(arn, tags, "CreateService"),
    ],
  };
});

/** A deployment, or where deployments are somebody else's the task set that CODE_DEPLOY begins with; EXTERNAL begins with none. */
function firstTasks({ view, now, random }: Call<unknown>, row: ServiceRow): FirstTasks {
  if (row.deploymentController === "ECS") {
    const { deployment, commands } = startDeployment(view, row, now, random);
    return { deployments: [deployment], commands };
  }
  if (row.deploymentController === "EXTERNAL") return { deployments: [], taskSets: { taskSets: [] }, commands: [] };
  const set = newTaskSet(view, row, row.settings, { status: "PRIMARY", scale: 100 }, now, random);
  return {
    deployments: [],
    taskSets: { taskSets: [taskSetOutput(view, row, set)] },
    commands: [{ op: "put", table: "taskSets", key: set.id, row: set, why: "CreateService" }],
  };
}

interface FirstTasks {
  readonly deployments: readonly DeploymentRow[];
  readonly taskSets?: Pick<Output<Service>, "taskSets">;
  readonly commands: readonly Command[];
}

function newService(call: Call<Wire<CreateServiceRequest>>, cluster: ClusterRow, arn: string): ServiceRow {
  const { input, place, now } = call;
  const deploymentController = input.deploymentController?.type ?? "ECS";
  const schedulingStrategy = input.schedulingStrategy ?? "REPLICA";
  // Source: Amazon ECS API, CreateService `schedulingStrategy` and `taskDefinition`; the sentences are not documented.
  if (deploymentController !== "ECS" && schedulingStrategy === "DAEMON")
    invalidParameter(`The scheduling strategy DAEMON does not go with the deployment controller ${deploymentController}.`);
  if (deploymentController !== "EXTERNAL" && input.taskDefinition === undefined)
    return invalidParameter(`taskDefinition is required for the deployment controller ${deploymentController}.`);
  if (deploymentController === "EXTERNAL" && input.taskDefinition !== undefined)
    return invalidParameter("taskDefinition belongs to task sets with the deployment controller EXTERNAL.");
  const definition = input.taskDefinition === undefined ? undefined : runnableDefinition(call, input.taskDefinition, "ClientException");
  if (schedulingStrategy === "REPLICA" && input.desiredCount === undefined)
    invalidParameter("desiredCount is required for the scheduling strategy REPLICA.");
  if ((input.desiredCount ?? 0) < 0) invalidParameter("desiredCount must not be less than 0.");
  const settings = definition ? serviceSettings(call, { cluster, definition, serviceArn: arn }, input) : noSettings;
  if (definition) {
    checkLoadBalancers(call.view, input.deploymentConfiguration?.strategy, settings.loadBalancers);
    const around = { taskDefinition: definition.definition, cluster: clusterRequest(cluster), stage: "create-service" } as const;
    refuseFirst(checkService(input, around), "InvalidParameterException");
  }
  const row: ServiceRow = {
    arn,
    clusterArn: cluster.arn,
    name: input.serviceName,
    status: "ACTIVE",
    desiredCount: schedulingStrategy === "DAEMON" ? 0 : (input.desiredCount ?? 0),
    schedulingStrategy,
    settings,
    deploymentConfiguration: deploymentConfiguration(input.deploymentConfiguration, schedulingStrategy),
    deploymentController,
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
    enableEcsManagedTags: input.enableECSManagedTags ?? false,
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    propagateTags: input.propagateTags,
    availabilityZoneRebalancing: input.availabilityZoneRebalancing,
    role: input.role,
    createdAt: now,
    createdBy: rootPrincipal(place),
    startFailures: 0,
    steady: false,
  };
  return { ...row, availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? rebalancing(row) };
}

/** The members that the creator decides. */
const decided = [
  "desiredCount",
  "schedulingStrategy",
  "deploymentController",
  "settings",
  "deploymentConfiguration",
  "placementConstraints",
  "placementStrategy",
  "healthCheckGracePeriodSeconds",
  "enableEcsManagedTags",
  "enableExecuteCommand",
  "propagateTags",
  "role",
] as const;

function sameService(a: ServiceRow, b: ServiceRow): boolean {
  return decided.every((member) => same(a[member], b[member]));
}

/** A name that is used again takes nothing over from the service that had it. */
function forget({ view }: Pick<Call<unknown>, "view">, arn: string): readonly Command[] {
  const why = "the name is used again";
  return [
    ...view.deploymentsOf(arn).map(({ id }): Command => ({ op: "delete", table: "deployments", key: id, why })),
    ...view.serviceDeploymentsOf(arn).map(({ arn: key }): Command => ({ op: "delete", table: "serviceDeployments", key, why })),
    ...(view.get("serviceEvents", arn) === undefined ? [] : [{ op: "delete", table: "serviceEvents", key: arn, why } as const]),
    ...(view.get("expressServices", arn) === undefined ? [] : [{ op: "delete", table: "expressServices", key: arn, why } as const]),
    ...(view.get("tags", arn) === undefined ? [] : [{ op: "delete", table: "tags", key: arn, why } as const]),
  ];
}
