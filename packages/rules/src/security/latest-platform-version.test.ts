import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { latestPlatformVersion } from "./latest-platform-version.js";

testRule(latestPlatformVersion, {
  passes: { latest: service({ platformVersion: "LATEST" }), "the same by number": service({ platformVersion: "1.4.0" }) },
  fails: { older: [service({ platformVersion: "1.3.0" }), "older", "/platformVersion", { version: "1.3.0" }] },
});
