import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { daemonNoDesiredCount } from "./daemon-no-desired-count.js";

const daemon = (desiredCount?: number) => service({ schedulingStrategy: "DAEMON", launchType: "EC2", desiredCount });

testRule(daemonNoDesiredCount, {
  passes: { none: daemon(), "a replica service": service() },
  fails: { one: [daemon(1), "count", "/desiredCount", { count: 1 }] },
});
