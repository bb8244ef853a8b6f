import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceConnectNamespace } from "./service-connect-namespace.js";

const connected = (namespace?: string) => service({ serviceConnectConfiguration: { enabled: true, ...(namespace && { namespace }) } });

testRule(serviceConnectNamespace, {
  passes: {
    "its own": given(connected("shop.local"), { cluster: {} }),
    "the cluster's": given(connected(), { cluster: { serviceConnectDefaults: { namespace: "shop.local" } } }),
    "an unknown cluster": connected(),
  },
  fails: { none: [given(connected(), { cluster: { clusterName: "main" } }), "missing", "/serviceConnectConfiguration/namespace"] },
});
