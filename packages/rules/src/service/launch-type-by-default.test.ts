import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { launchTypeByDefault } from "./launch-type-by-default.js";

const open = service({ launchType: undefined });
const taskDefinition = fargate();

testRule(launchTypeByDefault, {
  passes: {
    "a launch type": given(service(), { taskDefinition, cluster: {} }),
    "the cluster's strategy": given(open, {
      taskDefinition,
      cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }] },
    }),
  },
  fails: { neither: [given(open, { taskDefinition, cluster: { clusterName: "main" } }), "ec2", "/launchType"] },
});
