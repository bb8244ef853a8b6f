import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectLog } from "./service-connect-log.js";

const logging = (change: object) => service({ serviceConnectConfiguration: { enabled: true, ...change } });
const options = { "awslogs-group": "proxy", "awslogs-region": "us-east-1" };

testRule(serviceConnectLog, {
  passes: { awslogs: logging({ logConfiguration: { logDriver: "awslogs", options }, accessLogConfiguration: { format: "JSON" } }) },
  fails: {
    "no log": [logging({ accessLogConfiguration: { format: "TEXT" } }), "missing", "/serviceConnectConfiguration/logConfiguration"],
    "another driver": [
      logging({ logConfiguration: { logDriver: "gelf" } }),
      "driver",
      "/serviceConnectConfiguration/logConfiguration/logDriver",
      { driver: "gelf" },
    ],
    "no group": [
      logging({ logConfiguration: { logDriver: "awslogs", options: { "awslogs-region": "us-east-1" } } }),
      "options",
      "/serviceConnectConfiguration/logConfiguration/options",
      { options: "awslogs-group" },
    ],
  },
});
