import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { restartPolicyEssential } from "./restart-policy-essential.js";

const restartPolicy = { enabled: true };

testRule(restartPolicyEssential, {
  passes: {
    "not essential": fargate({}, {}, { essential: false, restartPolicy }),
    "switched off": fargate({}, { restartPolicy: { enabled: false } }),
  },
  fails: { essential: [fargate({}, { restartPolicy }), "delays", "/containerDefinitions/0/restartPolicy", { container: "app" }] },
});
