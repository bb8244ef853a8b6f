import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portNamePattern } from "./port-name-pattern.js";

const named = (name: string) => fargate({}, { portMappings: [{ containerPort: 80, name }] });

testRule(portNamePattern, {
  passes: { small: named("http"), "with everything": named("0_http-2") },
  fails: {
    capitals: [named("HTTP"), "pattern", "/containerDefinitions/0/portMappings/0/name", { name: "HTTP" }],
    "a hyphen first": [named("-http"), "pattern", "/containerDefinitions/0/portMappings/0/name"],
    "too long": [named("x".repeat(65)), "pattern", "/containerDefinitions/0/portMappings/0/name"],
  },
});
