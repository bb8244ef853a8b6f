import { testRule } from "../../test/test-rule.js";
import { managedInstancesTemplate } from "./managed-instances-template.js";

const managed = (template: object, rest: object = {}) => ({
  name: "managed",
  cluster: "main",
  managedInstancesProvider: {
    infrastructureRoleArn: "arn:aws:iam::123456789012:role/infra",
    instanceLaunchTemplate: { ec2InstanceProfileArn: "p", networkConfiguration: { subnets: ["subnet-0a"] }, ...template },
    ...rest,
  },
});
const requirements = (change: object) => ({ instanceRequirements: { vCpuCount: { min: 2 }, memoryMiB: { min: 2048 }, ...change } });
const path = "/managedInstancesProvider/instanceLaunchTemplate";

testRule(managedInstancesTemplate, {
  passes: {
    usual: managed(requirements({ allowedInstanceTypes: ["m7g.*"] })),
    off: managed({}, { infrastructureOptimization: { scaleInAfter: -1 } }),
  },
  fails: {
    "no subnet": [managed({ networkConfiguration: {} }), "subnets", `${path}/networkConfiguration/subnets`],
    "two lists": [
      managed(requirements({ allowedInstanceTypes: ["m7g.*"], excludedInstanceTypes: ["t4g.*"] })),
      "both",
      `${path}/instanceRequirements/excludedInstanceTypes`,
    ],
    "another pattern": [
      managed(requirements({ allowedInstanceTypes: ["m7g large"] })),
      "type",
      `${path}/instanceRequirements/allowedInstanceTypes/0`,
      { type: "m7g large" },
    ],
    "the wrong way round": [
      managed(requirements({ vCpuCount: { min: 4, max: 2 } })),
      "order",
      `${path}/instanceRequirements/vCpuCount/max`,
    ],
    "too late": [
      managed({}, { infrastructureOptimization: { scaleInAfter: 3601 } }),
      "after",
      "/managedInstancesProvider/infrastructureOptimization/scaleInAfter",
    ],
    "reservations alone": [
      managed({ capacityReservations: { reservationGroupArn: "a", reservationPreference: "RESERVATIONS_ONLY" } }),
      "reserved",
      `${path}/capacityReservations`,
    ],
  },
});
