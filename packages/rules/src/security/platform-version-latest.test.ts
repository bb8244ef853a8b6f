import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { platformVersionLatest } from "./platform-version-latest.js";

testRule(platformVersionLatest, {
  passes: { latest: service({ platformVersion: "LATEST" }), "by default": service() },
  fails: { "the latest by number": [service({ platformVersion: "1.4.0" }), "pinned", "/platformVersion", { version: "1.4.0" }] },
});
