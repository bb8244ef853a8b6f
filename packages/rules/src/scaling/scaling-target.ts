import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const scalingTarget: Rule = rule({
  id: "scaling-target",
  severity: "error",
  stage: "api",
  on: "scaling",
  summary: "A scalable target is the desired count of its own service: service/CLUSTER/SERVICE, ecs:service:DesiredCount.",
  source: "application-autoscaling RegisterScalableTarget",
  docs: "scaling/API_RegisterScalableTarget",
  aws: { type: "ValidationException", text: "Unsupported service namespace, resource type or scalable dimension", sure: "form" },
  messages: {
    namespace: 'The namespace is "{value}"; a service is in ecs.',
    dimension: 'The dimension is "{value}".',
    resource: 'The resource is "{value}".',
  },
  hint: "Write ecs, ecs:service:DesiredCount and service/CLUSTER/SERVICE.",
  fix(scaling, at) {
    const right = at.at(-1) === "ServiceNamespace" ? "ecs" : at.at(-1) === "ScalableDimension" ? "ecs:service:DesiredCount" : undefined;
    return right && write(right)(scaling, at);
  },
  check({ target }, report, { service }) {
    if (target.ServiceNamespace !== "ecs") report("namespace", ["target", "ServiceNamespace"], { value: target.ServiceNamespace });
    if (target.ScalableDimension !== "ecs:service:DesiredCount")
      report("dimension", ["target", "ScalableDimension"], { value: target.ScalableDimension });
    const own = service && `service/${service.cluster ?? "default"}/${service.serviceName}`;
    if (own !== undefined ? target.ResourceId !== own : !/^service\/[^/]+\/[^/]+$/.test(target.ResourceId))
      report("resource", ["target", "ResourceId"], { value: target.ResourceId });
  },
});
