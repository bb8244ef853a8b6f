import { fargate, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { launchTypeSupported } from "./launch-type-supported.js";

testRule(launchTypeSupported, {
  passes: { "Fargate on Fargate": given(service(), { taskDefinition: fargate() }), "an unknown task definition": service() },
  fails: {
    "bridge on Fargate": [
      given(service({ networkConfiguration: undefined }), { taskDefinition: ec2() }),
      "unsupported",
      "/launchType",
      { launchType: "FARGATE" },
    ],
    "awsvpc on external instances": [
      given(service({ launchType: "EXTERNAL" }), { taskDefinition: fargate() }),
      "unsupported",
      "/launchType",
    ],
    "by a provider": [
      given(service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] }), {
        taskDefinition: ec2({ networkMode: "awsvpc", cpu: "300" }),
      }),
      "unsupported",
      "/capacityProviderStrategy/0/capacityProvider",
    ],
  },
});
