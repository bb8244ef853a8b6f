import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { platformVersionFeatures } from "./platform-version-features.js";

const on = (platformVersion: string, task: ReturnType<typeof fargate>) => given(service({ platformVersion }), { taskDefinition: task });
const arm = fargate({ runtimePlatform: { cpuArchitecture: "ARM64" } });

testRule(platformVersionFeatures, {
  passes: { "ARM on 1.4.0": on("1.4.0", arm), latest: on("LATEST", arm), "nothing special on 1.3.0": on("1.3.0", fargate()) },
  fails: {
    "ARM on 1.3.0": [on("1.3.0", arm), "older", "/platformVersion", { version: "1.3.0", feature: "ARM64", since: "1.4.0" }],
    "a secret's key on 1.3.0": [
      on(
        "1.3.0",
        fargate(
          { executionRoleArn: "arn:aws:iam::123456789012:role/execution" },
          { secrets: [{ name: "URL", valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:url::" }] },
        ),
      ),
      "older",
      "/platformVersion",
    ],
    "timeouts on 1.2.0": [on("1.2.0", fargate({}, { stopTimeout: 60 })), "older", "/platformVersion"],
  },
});
