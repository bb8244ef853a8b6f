import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { windowsTaskSizeIgnored } from "./windows-task-size-ignored.js";

const windows = (change: object, container: object = {}) =>
  ec2(
    {
      networkMode: undefined,
      cpu: undefined,
      memory: undefined,
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      ...change,
    },
    container,
  );

testRule(windowsTaskSizeIgnored, {
  passes: {
    "of the container": windows({}, { memory: 512 }),
    "on Fargate": fargate({ cpu: "1024", memory: "2048", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
  },
  fails: { "of the task": [windows({ memory: "512" }), "ignored", "/memory", { member: "memory" }] },
});
