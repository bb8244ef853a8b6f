import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceDesiredCount } from "./service-desired-count.js";

testRule(serviceDesiredCount, {
  passes: {
    none: service({ desiredCount: 0 }),
    "a daemon": service({ schedulingStrategy: "DAEMON", desiredCount: undefined, launchType: "EC2" }),
  },
  fails: {
    missing: [service({ desiredCount: undefined }), "missing", "/desiredCount"],
    negative: [service({ desiredCount: -1 }), "negative", "/desiredCount", { count: -1 }],
  },
});
