import { schema } from "@stowage/model/ecs";
import fc from "fast-check";
import { arbitraryRequest } from "./arbitrary-request.js";
import type { Vocabulary } from "./arbitrary-request.js";

const names = ["app", "db", "logs", "proxy"];

/** Words with which the builder's steps are reached more often than not. */
const vocabulary: Vocabulary = {
  family: ["web", "app", "delete", "9-lives", "task", "Web API"],
  name: names,
  containerName: names,
  sourceContainer: names,
  sourceVolume: names,
  cpu: ["256", "512", "1024", "1 vCPU", "0512"],
  memory: ["512", "1024", "2048", "2 GB"],
  image: ["nginx", "nginx:1.27", "registry.example.com:5000/web", "web:1@sha256:ab", "web@sha256:0123abcd"],
  command: ["CMD-SHELL", "CMD", "node", 'echo "hi" `${x}`\n'],
  value: ["1", "", "x"],
  valueFrom: [
    "arn:aws:ssm:eu-west-1:123456789012:parameter/a/b",
    "/shop/db",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf:password::",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf:::",
    "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:db-AbCdEf:password:AWSPREVIOUS:v1",
  ],
  "options.key": ["awslogs-group", "awslogs-region", "awslogs-stream-prefix", "awslogs-create-group", "mode", "max-buffer-size"],
  options: ["app", "true", "non-blocking"],
  expression: ["attribute:ecs.os-type == linux"],
  fileSystemId: ["fs-1"],
  containerPortRange: ["8000-8010"],
};

/** Task definitions of right shape, whose parts often fit together; each container has a name of its own. */
export const arbitraryTaskDefinition: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    arbitraryRequest(schema, "RegisterTaskDefinitionRequest", vocabulary),
    fc.constantFrom("", "FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES"),
  )
  .map(([definition, launch]) => ({
    ...definition,
    family: definition["family"] === "" ? "web" : definition["family"],
    ...(launch !== "" && { requiresCompatibilities: [launch] }),
    ...(launch === "FARGATE" && { networkMode: "awsvpc", cpu: "512", memory: "1024" }),
    containerDefinitions: named(definition["containerDefinitions"] as readonly Record<string, unknown>[]),
  }));

function named(containers: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return containers.map((container, index) => ({ ...container, name: names[index]! }));
}
