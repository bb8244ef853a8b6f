import { ecsArn, type Wire } from "@stowage/model";
import type { CreateServiceRequest, CreateServiceResponse } from "@stowage/model/ecs";
import { checkService } from "@stowage/rules";
import { startDeployment, type Command } from "../../control/index.js";
import type { ClusterRow, ServiceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Call, type Operation } from "../operation.js";
import { replaceRow } from "../replace-row.js";
import { same } from "../same.js";
import { checkTags, newTags, tagsOf } from "../tags.js";
import { rootPrincipal } from "./account-settings.js";
import { clusterRequest } from "./cluster-request.js";
import { deploymentConfiguration, rebalancing } from "./deployment-defaults.js";
import { refuseFirst } from "./refuse-first.js";
import { requireCluster } from "./refs.js";
import { checkName, invalidParameter } from "./refuse.js";
import { runnableDefinition } from "./runnable-definition.js";
import { serviceOutput } from "./service-output.js";
import { serviceSettings } from "./service-settings.js";

/** The name of an ACTIVE service with the same parameters gives that service back; with others it is not idempotent. */
export const createService: Operation<CreateServiceRequest, CreateServiceResponse> = operation("CreateService", (call) => {
  const { input, view, place, now, random } = call;
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
  const { deployment, commands } = startDeployment(view, row, now, random);
  return {
    output: { service: { ...serviceOutput(view, row, [deployment]), events: [], tags } },
    commands: [
      ...replaceRow(view, "services", arn, row, "CreateService"),
      ...commands,
      ...forget(call, arn),
      ...newTags(arn, tags, "CreateService"),
    ],
  };
});

function newService(call: Call<Wire<CreateServiceRequest>>, cluster: ClusterRow, arn: string): ServiceRow {
  const { input, place, now } = call;
  if (input.deploymentController !== undefined && input.deploymentController.type !== "ECS") {
    const message = `Stowage deploys with the controller ECS; it does not carry out ${input.deploymentController.type}.`;
    throw new AwsException("UnsupportedFeatureException", message);
  }
  if (input.taskDefinition === undefined) return invalidParameter("taskDefinition is required for the deployment controller ECS.");
  const definition = runnableDefinition(call, input.taskDefinition, "ClientException");
  const schedulingStrategy = input.schedulingStrategy ?? "REPLICA";
  if (schedulingStrategy === "REPLICA" && input.desiredCount === undefined)
    invalidParameter("desiredCount is required for the scheduling strategy REPLICA.");
  if ((input.desiredCount ?? 0) < 0) invalidParameter("desiredCount must not be less than 0.");
  const settings = serviceSettings(call, { cluster, definition, serviceArn: arn }, input);
  const around = { taskDefinition: definition.definition, cluster: clusterRequest(cluster), stage: "create-service" } as const;
  refuseFirst(checkService(input, around), "InvalidParameterException");
  const row: ServiceRow = {
    arn,
    clusterArn: cluster.arn,
    name: input.serviceName,
    status: "ACTIVE",
    desiredCount: schedulingStrategy === "DAEMON" ? 0 : (input.desiredCount ?? 0),
    schedulingStrategy,
    settings,
    deploymentConfiguration: deploymentConfiguration(input.deploymentConfiguration, schedulingStrategy),
    deploymentController: "ECS",
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
    ...(view.get("tags", arn) === undefined ? [] : [{ op: "delete", table: "tags", key: arn, why } as const]),
  ];
}
