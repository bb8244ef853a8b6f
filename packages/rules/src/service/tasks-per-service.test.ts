import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { tasksPerService } from "./tasks-per-service.js";

testRule(tasksPerService, {
  passes: {
    many: service({ desiredCount: 5000 }),
    "many by name": service({ desiredCount: 1000, serviceConnectConfiguration: { enabled: true } }),
  },
  fails: {
    more: [service({ desiredCount: 5001 }), "many", "/desiredCount"],
    "more by name": [
      service({ desiredCount: 1001, serviceConnectConfiguration: { enabled: true } }),
      "many",
      "/desiredCount",
      { count: 1001, max: 1000, why: " for a service that is found by name" },
    ],
  },
});
