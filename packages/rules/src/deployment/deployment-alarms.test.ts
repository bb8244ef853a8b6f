import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { deploymentAlarms } from "./deployment-alarms.js";

const alarms = (enable: boolean, ...alarmNames: string[]) =>
  service({ deploymentConfiguration: { alarms: { enable, rollback: true, alarmNames } } });

testRule(deploymentAlarms, {
  passes: { one: alarms(true, "errors"), "none while off": alarms(false) },
  fails: {
    none: [alarms(true), "none", "/deploymentConfiguration/alarms/alarmNames"],
    "one twice": [alarms(true, "errors", "errors"), "twice", "/deploymentConfiguration/alarms/alarmNames/1", { name: "errors" }],
  },
});
