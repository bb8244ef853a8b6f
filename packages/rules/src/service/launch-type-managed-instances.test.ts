import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { launchTypeManagedInstances } from "./launch-type-managed-instances.js";

testRule(launchTypeManagedInstances, {
  passes: { another: service({ launchType: "EC2" }) },
  fails: { "asked for": [service({ launchType: "MANAGED_INSTANCES" }), "provider", "/launchType"] },
});
