import { limits } from "@stowage/model";
import { portMappings } from "../containers.js";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portRange: Rule = rule({
  id: "port-range",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`containerPort` is 1 to 65535, and `hostPort` 0 to 65535.",
  source: "PortMapping; text: aws/aws-cli#7288",
  docs: "API_PortMapping",
  aws: { type: "ClientException", text: "Invalid '{member}' setting for container '{container}'.", sure: "seen" },
  needs: "portMappings",
  messages: { range: "{port} is no port: {member} is {min} to {max}." },
  hint: "Write {min} to {max}.",
  check(task, report) {
    for (const { at, mapping, name } of portMappings(task)) {
      for (const member of ["containerPort", "hostPort"] as const) {
        const port = mapping[member];
        const { min, max } = limits[member];
        if (outside(port, { min, max })) report("range", [...at, member], { port, member, min, max, container: name });
      }
    }
  },
});
