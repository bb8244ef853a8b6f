import { runTask } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { runTaskCount } from "./run-task-count.js";

testRule(runTaskCount, {
  passes: { ten: runTask({ count: 10 }), "not said": runTask() },
  fails: {
    none: [runTask({ count: 0 }), "range", "/count"],
    eleven: [runTask({ count: 11 }), "range", "/count", { count: 11, min: 1, max: 10 }],
  },
});
