import { namesOf, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { portNames } from "../services.js";

export const latticePort: Rule = rule({
  id: "lattice-port",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A VPC Lattice configuration names a port of the task definition by its name.",
  source: "VpcLatticeConfiguration$portName",
  docs: "API_VpcLatticeConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "vpcLatticeConfigurations",
  messages: { unknown: 'The task definition has no port named "{port}".' },
  hint: "Name one of its ports: {names}.",
  check(service, report, { taskDefinition }) {
    if (!taskDefinition) return;
    const known = namesOf(portNames(taskDefinition));
    for (const [index, { portName: port }] of (service.vpcLatticeConfigurations ?? []).entries()) {
      if (!known.has(port)) report("unknown", ["vpcLatticeConfigurations", index, "portName"], { port, names: quoted(known.list) });
    }
  },
});
