import type { LoadBalancer } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";
import { namedPort } from "./named-port.js";
import type { ServiceContext } from "./service-saying.js";

/** A step for each target group; a port that has a name is called by it. */
export function sayLoadBalancers(targets: readonly LoadBalancer[], context: ServiceContext): Step[] | undefined {
  const steps = targets.flatMap(
    (target): readonly (Step | undefined)[] => context.routes.get(target.targetGroupArn ?? "") ?? [sayTarget(target, context)],
  );
  return steps.includes(undefined) ? undefined : (steps as Step[]);
}

function sayTarget(target: LoadBalancer, { definition, ports }: ServiceContext): Step | undefined {
  const { targetGroupArn, loadBalancerName, containerName, containerPort, advancedConfiguration: blueGreen } = target;
  const known = ["targetGroupArn", "loadBalancerName", "containerName", "containerPort", "advancedConfiguration"];
  if (!hasOnly(target, known) || (targetGroupArn === undefined) === (loadBalancerName === undefined)) return undefined;
  if (containerName === undefined || containerPort === undefined) return undefined;
  if (blueGreen !== undefined && !isComplete(blueGreen)) return undefined;
  const named = namedPort(
    definition,
    ({ name, container, number }) => container === containerName && number === containerPort && ports.has(name),
  );
  return step("loadBalancer", {
    ...(targetGroupArn === undefined ? { loadBalancerName } : { targetGroupArn }),
    ...(named === undefined ? { port: containerPort, container: containerName } : { port: named.name }),
    ...(blueGreen !== undefined && { blueGreen }),
  });
}

/** The builder asks for the other target group, the rule and the role. */
function isComplete(configuration: NonNullable<LoadBalancer["advancedConfiguration"]>): boolean {
  const { alternateTargetGroupArn, productionListenerRule, roleArn } = configuration;
  return alternateTargetGroupArn !== undefined && productionListenerRule !== undefined && roleArn !== undefined;
}
