import { quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const scalingServiceKnown: Rule = rule({
  id: "scaling-service-known",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "What is scaled is a service of the Assembly.",
  source: "the Assembly's own contract",
  docs: "service-auto-scaling",
  aws: { type: "ValidationException", text: "ECS service doesn't exist: {service}", sure: "form" },
  messages: { unknown: 'There is no service "{service}" to scale.' },
  hint: "Name one of these: {names}.",
  check({ scaling = {}, services = {} }, report) {
    for (const service of Object.keys(scaling)) {
      if (!Object.hasOwn(services, service)) report("unknown", ["scaling", service], { service, names: quoted(Object.keys(services)) });
    }
  },
});
