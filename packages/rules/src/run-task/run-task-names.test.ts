import { runTask } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { runTaskNames } from "./run-task-names.js";

testRule(runTaskNames, {
  passes: { plain: runTask({ startedBy: "ci/42", group: "nightly", propagateTags: "TASK_DEFINITION" }) },
  fails: {
    "a space": [runTask({ startedBy: "my job" }), "startedBy", "/startedBy", { text: "my job", max: 128 }],
    "a service's group": [runTask({ group: "service:web" }), "group", "/group"],
    "tags of no service": [runTask({ propagateTags: "SERVICE" }), "propagate", "/propagateTags"],
  },
});
