import type { CreateServiceRequest } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";
import { onFargate } from "../container/container-saying.js";
import { launchDefault } from "../placed/launch-default.js";
import { sayManner, sayPlace } from "../placed/say-placed.js";
import { sayAll } from "../say.js";
import type { Part } from "../say.js";
import { sayDeployment } from "./say-deployment.js";
import { sayLoadBalancers } from "./say-load-balancers.js";
import { sayServiceConnect } from "./say-service-connect.js";
import { sayServiceVolumes } from "./say-service-volumes.js";
import type { ServiceContext, ServiceSaying } from "./service-saying.js";

/** What the app around a service says for it. */
export interface ServiceSurroundings {
  readonly sharedNetwork: CreateServiceRequest["networkConfiguration"];
  /** The steps of its scaling, and the least number of tasks by it. */
  readonly scaling: readonly Step[];
  readonly scalingMin: number | undefined;
}

/** The steps that make a service what its request says. */
export function sayService(part: Part<CreateServiceRequest>, context: ServiceContext, around: ServiceSurroundings): Step[] {
  const { request } = part;
  const { desiredCount, taskDefinition } = request;
  const launch = launchDefault(part, context.definition, around.sharedNetwork);
  const count = isDaemon(request, context) ? undefined : (around.scalingMin ?? 1);
  return sayAll(part, sayings, context, {
    members: ["serviceName", "cluster", "taskDefinition", ...(desiredCount === count ? ["desiredCount"] : []), ...launch.members],
    steps: around.scaling,
    raw: {
      ...launch.raw,
      ...(taskDefinition !== context.definition.family && { taskDefinition }),
      ...(desiredCount === undefined && count !== undefined && { desiredCount }),
    },
  });
}

/** Whether a step says that it is a daemon; a task on Fargate has no such step. */
function isDaemon({ schedulingStrategy }: CreateServiceRequest, context: ServiceContext): boolean {
  return schedulingStrategy === "DAEMON" && !onFargate(context);
}

const sayings: readonly ServiceSaying[] = [
  {
    members: ["serviceConnectConfiguration"],
    say: ({ serviceConnectConfiguration }, context) => sayServiceConnect(serviceConnectConfiguration!, context),
  },
  { members: ["loadBalancers"], say: ({ loadBalancers }, context) => sayLoadBalancers(loadBalancers!, context) },
  {
    members: ["desiredCount"],
    // The compiler gives a daemon no count.
    say: (request, context) => (isDaemon(request, context) ? undefined : [step("desired", request.desiredCount)]),
  },
  {
    members: ["schedulingStrategy"],
    say: (request, context) => (isDaemon(request, context) ? [step("daemon")] : undefined),
  },
  ...sayPlace,
  {
    members: ["deploymentController"],
    say: ({ deploymentController }) =>
      hasOnly(deploymentController!, ["type"]) ? [step("controller", deploymentController!.type)] : undefined,
  },
  { members: ["deploymentConfiguration"], say: ({ deploymentConfiguration }) => sayDeployment(deploymentConfiguration!) },
  {
    members: ["healthCheckGracePeriodSeconds"],
    say: ({ healthCheckGracePeriodSeconds }) => [step("healthCheckGrace", healthCheckGracePeriodSeconds)],
  },
  {
    members: ["availabilityZoneRebalancing"],
    say: ({ availabilityZoneRebalancing: value }) => [step("zoneRebalancing", ...(value === "ENABLED" ? [] : [false]))],
  },
  { members: ["serviceRegistries"], say: ({ serviceRegistries }) => serviceRegistries!.map((registry) => step("registry", registry)) },
  { members: ["volumeConfigurations"], say: ({ volumeConfigurations }) => sayServiceVolumes(volumeConfigurations!) },
  {
    members: ["vpcLatticeConfigurations"],
    say: ({ vpcLatticeConfigurations }) => vpcLatticeConfigurations!.map((configuration) => step("vpcLattice", configuration)),
  },
  { members: ["gatewayConnectors"], say: ({ gatewayConnectors }) => gatewayConnectors!.map((connector) => step("gateway", connector)) },
  {
    members: ["monitoring"],
    say: ({ monitoring }) =>
      hasOnly(monitoring!, ["metricConfigurations"])
        ? monitoring!.metricConfigurations?.map(({ metricNames = [], resolutionSeconds }) =>
            step("metrics", resolutionSeconds, ...metricNames),
          )
        : undefined,
  },
  { members: ["role"], say: ({ role }) => [step("role", role)] },
  ...sayManner,
];
