import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { platformVersionFargate } from "./platform-version-fargate.js";

testRule(platformVersionFargate, {
  passes: { latest: service({ platformVersion: "LATEST" }), "a number": service({ platformVersion: "1.4.0" }) },
  fails: {
    "on EC2": [service({ launchType: "EC2", platformVersion: "1.4.0" }), "launchType", "/platformVersion", { launchType: "EC2" }],
    unknown: [service({ platformVersion: "2.0.0" }), "unknown", "/platformVersion", { version: "2.0.0" }],
  },
});
