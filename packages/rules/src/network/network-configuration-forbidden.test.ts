import { fargate, ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { networkConfigurationForbidden } from "./network-configuration-forbidden.js";

testRule(networkConfigurationForbidden, {
  passes: {
    awsvpc: given(service(), { taskDefinition: fargate() }),
    "none with bridge": given(service({ launchType: "EC2", networkConfiguration: undefined }), { taskDefinition: ec2() }),
  },
  fails: {
    "external instances": [service({ launchType: "EXTERNAL" }), "external", "/networkConfiguration"],
    bridge: [given(service({ launchType: "EC2" }), { taskDefinition: ec2() }), "mode", "/networkConfiguration", { mode: "bridge" }],
  },
});
