import { escapePointer, formatArn, StowageError, type Assembly, type Place } from "@stowage/model";
import type { CreateCapacityProviderRequest } from "@stowage/model/ecs";
import type { Engine } from "../control/engine.js";
import { AwsException } from "../services/aws-exception.js";
import { putScalingPolicy } from "../services/application-autoscaling/put-scaling-policy.js";
import { putScheduledAction } from "../services/application-autoscaling/put-scheduled-action.js";
import { registerScalableTarget } from "../services/application-autoscaling/register-scalable-target.js";
import { createCapacityProvider } from "../services/ecs/create-capacity-provider.js";
import { createCluster } from "../services/ecs/create-cluster.js";
import { createService } from "../services/ecs/create-service.js";
import { registerTaskDefinition } from "../services/ecs/register-task-definition.js";
import type { Operation } from "../services/operation.js";
import { createHttpNamespace } from "../services/servicediscovery/create-http-namespace.js";
import { callOperation } from "../testing/call-operation.js";
import type { VirtualClock } from "../testing/virtual-clock.js";

/**
 * Deploys an Assembly through the engine's own operations, as a client would.
 *
 * @throws {StowageError} `simulate-refused`: the engine refuses one of the requests, as ECS would; the JSON pointer says which.
 */
export function setUp(engine: Engine, clock: VirtualClock, assembly: Assembly, place: Place): void {
  function call<I, O>(operation: Operation<I, O>, path: string, input: unknown): void {
    let failure: Error | undefined;
    callOperation(engine, operation, input as never, (error) => void (failure = error), place);
    clock.settle();
    if (failure) throw refused(operation.name, path, failure);
  }
  const each = <T>(section: string, entries: { readonly [name: string]: T } | undefined, run: (value: T, path: string) => void): void => {
    for (const [name, value] of Object.entries(entries ?? {})) run(value, `/assembly/${section}/${escapePointer(name)}`);
  };

  each("namespaces", assembly.namespaces, (input, path) => call(createHttpNamespace, path, input));
  each("capacityProviders", assembly.capacityProviders, (input, path) => call(createCapacityProvider, path, withArn(input, place)));
  each("clusters", assembly.clusters, (input, path) => call(createCluster, path, input));
  for (const name of new Set(Object.values(assembly.services ?? {}).map(({ cluster }) => cluster ?? "default"))) {
    if (!assembly.clusters || !Object.hasOwn(assembly.clusters, name)) {
      call(createCluster, "/assembly/services", { clusterName: name, capacityProviders: ["FARGATE", "FARGATE_SPOT"] });
    }
  }
  each("taskDefinitions", assembly.taskDefinitions, (input, path) => call(registerTaskDefinition, path, input));
  each("services", assembly.services, (input, path) => call(createService, path, input));
  each("scaling", assembly.scaling, ({ target, policies = [], scheduled = [] }, path) => {
    call(registerScalableTarget, `${path}/target`, target);
    policies.forEach((policy, i) => call(putScalingPolicy, `${path}/policies/${i}`, policy));
    scheduled.forEach((action, i) => call(putScheduledAction, `${path}/scheduled/${i}`, action));
  });
}

/** A capacity provider of an Assembly may name its Auto Scaling group in place of the ARN. */
function withArn(input: CreateCapacityProviderRequest, place: Place): CreateCapacityProviderRequest {
  const group = input.autoScalingGroupProvider;
  if (!group || group.autoScalingGroupArn.startsWith("arn:")) return input;
  const uuid = "00000000-0000-0000-0000-000000000000";
  const autoScalingGroupArn = formatArn(place, "autoscaling", `autoScalingGroup:${uuid}:autoScalingGroupName/${group.autoScalingGroupArn}`);
  return { ...input, autoScalingGroupProvider: { ...group, autoScalingGroupArn } };
}

function refused(operation: string, path: string, error: Error): StowageError {
  const message = error instanceof AwsException ? error.message : String(error.message);
  return new StowageError("simulate-refused", `${operation} of ${path} is refused: ${message}`, {
    hint: "Run `stowage check` on the definition, and mend what it names.",
    diagnostics: [{ rule: "simulate-refused", severity: "error", path, message, hint: "Mend this part of the Assembly." }],
    cause: error,
  });
}
