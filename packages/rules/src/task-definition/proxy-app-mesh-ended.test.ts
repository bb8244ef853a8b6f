import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { proxyAppMeshEnded } from "./proxy-app-mesh-ended.js";

testRule(proxyAppMeshEnded, {
  passes: { "no proxy": fargate() },
  fails: {
    "a proxy": [fargate({ proxyConfiguration: { type: "APPMESH", containerName: "app", properties: [] } }), "ended", "/proxyConfiguration"],
  },
});
