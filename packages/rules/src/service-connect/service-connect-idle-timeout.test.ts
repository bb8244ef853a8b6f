import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectIdleTimeout } from "./service-connect-idle-timeout.js";

const timed = (idleTimeoutSeconds: number, perRequestTimeoutSeconds: number) =>
  service({
    serviceConnectConfiguration: {
      enabled: true,
      services: [{ portName: "http", timeout: { idleTimeoutSeconds, perRequestTimeoutSeconds } }],
    },
  });

testRule(serviceConnectIdleTimeout, {
  passes: { longer: timed(60, 15), never: timed(0, 15) },
  fails: {
    shorter: [timed(10, 15), "shorter", "/serviceConnectConfiguration/services/0/timeout/idleTimeoutSeconds", { idle: 10, request: 15 }],
  },
});
