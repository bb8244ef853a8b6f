import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portNameUnique } from "./port-name-unique.js";

const ports = (...names: string[]) => fargate({}, { portMappings: names.map((name, index) => ({ containerPort: 80 + index, name })) });

testRule(portNameUnique, {
  passes: { "two names": ports("http", "grpc") },
  fails: { "one twice": [ports("http", "http"), "twice", "/containerDefinitions/0/portMappings/1/name", { name: "http" }] },
});
