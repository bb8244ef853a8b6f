import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { managedInstancesLogDriver } from "./managed-instances-log-driver.js";

const log = (logDriver: "json-file" | "gelf") =>
  ec2({ networkMode: "awsvpc", requiresCompatibilities: ["MANAGED_INSTANCES"] }, { logConfiguration: { logDriver } });

testRule(managedInstancesLogDriver, {
  passes: { "json-file": log("json-file") },
  fails: { gelf: [log("gelf"), "driver", "/containerDefinitions/0/logConfiguration/logDriver", { driver: "gelf" }] },
});
