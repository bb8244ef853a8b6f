import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { assignPublicIpFargate } from "./assign-public-ip-fargate.js";

const networkConfiguration = { awsvpcConfiguration: { subnets: ["subnet-0a"], assignPublicIp: "ENABLED" as const } };

testRule(assignPublicIpFargate, {
  passes: { Fargate: service({ networkConfiguration }), "a strategy": service({ launchType: undefined, networkConfiguration }) },
  fails: {
    EC2: [
      service({ launchType: "EC2", networkConfiguration }),
      "launchType",
      "/networkConfiguration/awsvpcConfiguration/assignPublicIp",
      { launchType: "EC2" },
    ],
  },
});
