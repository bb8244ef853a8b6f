import { testRule } from "../../test/test-rule.js";
import { clusterName } from "./cluster-name.js";

testRule(clusterName, {
  passes: { "a name": { clusterName: "main_1-a" }, default: {} },
  fails: { "a slash": [{ clusterName: "shop/main" }, "pattern", "/clusterName", { name: "shop/main" }] },
});
