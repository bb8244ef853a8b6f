import { testRule } from "../../test/test-rule.js";
import { containerInsightsOn } from "./container-insights-on.js";

testRule(containerInsightsOn, {
  passes: { on: { settings: [{ name: "containerInsights", value: "enabled" }] } },
  fails: { off: [{ clusterName: "main" }, "off", "/settings"] },
});
