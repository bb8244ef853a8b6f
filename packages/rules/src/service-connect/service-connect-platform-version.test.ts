import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectPlatformVersion } from "./service-connect-platform-version.js";

const connected = (platformVersion: string) => service({ platformVersion, serviceConnectConfiguration: { enabled: true } });

testRule(serviceConnectPlatformVersion, {
  passes: { current: connected("1.4.0"), latest: connected("LATEST") },
  fails: { older: [connected("1.3.0"), "older", "/platformVersion", { version: "1.3.0" }] },
});
