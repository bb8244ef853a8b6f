import { fargate, ec2, service, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { networkConfigurationRequired } from "./network-configuration-required.js";

testRule(networkConfigurationRequired, {
  passes: {
    there: given(service(), { taskDefinition: fargate() }),
    "not needed": given(service({ launchType: "EC2", networkConfiguration: undefined }), { taskDefinition: ec2() }),
    "an unknown task definition": service({ networkConfiguration: undefined }),
  },
  fails: {
    "a service": [given(service({ networkConfiguration: undefined }), { taskDefinition: fargate() }), "missing", "/networkConfiguration"],
    "a task": [given(runTask({ networkConfiguration: {} }), { taskDefinition: fargate() }, "runTask"), "missing", "/networkConfiguration"],
  },
});
