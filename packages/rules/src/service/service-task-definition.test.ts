import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceTaskDefinition } from "./service-task-definition.js";

const external = { type: "EXTERNAL" as const };

testRule(serviceTaskDefinition, {
  passes: {
    "a family": service(),
    "of the task sets": service({
      taskDefinition: undefined,
      deploymentController: external,
      launchType: undefined,
      networkConfiguration: undefined,
      deploymentConfiguration: undefined,
    }),
  },
  fails: {
    none: [service({ taskDefinition: undefined }), "missing", "/taskDefinition"],
    "beside task sets": [service({ deploymentController: external }), "external", "/taskDefinition"],
  },
});
