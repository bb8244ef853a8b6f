import { fargate } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { noEnvironmentCredentials } from "./no-environment-credentials.js";

const env = (name: string, value: string) => fargate({}, { environment: [{ name, value }] });

testRule(noEnvironmentCredentials, {
  passes: { "a setting": env("LOG_LEVEL", "debug"), "an address": env("URL", "https://example.com/a?b=c") },
  fails: {
    "by its name": [
      env("AWS_SECRET_ACCESS_KEY", "x"),
      "name",
      "/containerDefinitions/0/environment/0/name",
      { name: "AWS_SECRET_ACCESS_KEY" },
    ],
    "by its shape": [
      env("SETTINGS", "AKIA" + "IOSFODNN7EXAMPLE"),
      "shape",
      "/containerDefinitions/0/environment/0/value",
      { name: "SETTINGS", what: "an AWS access key id" },
    ],
    "in a log option": [
      fargate({}, { logConfiguration: { logDriver: "awsfirelens", options: { Name: "http", header: "AKIA" + "IOSFODNN7EXAMPLE" } } }),
      "shape",
      "/containerDefinitions/0/logConfiguration/options/header",
      { name: "header", what: "an AWS access key id" },
    ],
    "given to a run": [
      given(
        {
          taskDefinition: "web",
          overrides: { containerOverrides: [{ name: "app", environment: [{ name: "KEY", value: "AKIA" + "IOSFODNN7EXAMPLE" }] }] },
        },
        {},
        "runTask",
      ),
      "shape",
      "/overrides/containerOverrides/0/environment/0/value",
    ],
  },
});
