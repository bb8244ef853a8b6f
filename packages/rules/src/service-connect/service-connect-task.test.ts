import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceConnectTask } from "./service-connect-task.js";

const connected = (change: object = {}) =>
  service({ launchType: "EC2", networkConfiguration: undefined, serviceConnectConfiguration: { enabled: true }, ...change });

testRule(serviceConnectTask, {
  passes: {
    bridge: given(connected(), { taskDefinition: ec2() }),
    "switched off": given(connected({ serviceConnectConfiguration: { enabled: false } }), { taskDefinition: ec2({ networkMode: "host" }) }),
  },
  fails: {
    host: [given(connected(), { taskDefinition: ec2({ networkMode: "host" }) }), "mode", "/serviceConnectConfiguration", { mode: "host" }],
    Windows: [
      given(connected(), {
        taskDefinition: ec2({ networkMode: "awsvpc", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }),
      }),
      "windows",
      "/serviceConnectConfiguration",
    ],
    CodeDeploy: [
      connected({ deploymentController: { type: "CODE_DEPLOY" } }),
      "controller",
      "/serviceConnectConfiguration",
      { controller: "CODE_DEPLOY" },
    ],
  },
});
