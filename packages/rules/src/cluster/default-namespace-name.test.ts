import { testRule } from "../../test/test-rule.js";
import { defaultNamespaceName } from "./default-namespace-name.js";

const defaults = (namespace: string) => ({ serviceConnectDefaults: { namespace } });

testRule(defaultNamespaceName, {
  passes: { "a name": defaults("shop.local"), "an ARN": defaults("arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1") },
  fails: { "a slash": [defaults("shop/local"), "name", "/serviceConnectDefaults/namespace", { name: "shop/local" }] },
});
