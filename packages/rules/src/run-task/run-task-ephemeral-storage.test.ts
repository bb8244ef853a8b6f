import { runTask } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { runTaskEphemeralStorage } from "./run-task-ephemeral-storage.js";

const sized = (sizeInGiB: number, launchType: "FARGATE" | "EC2" = "FARGATE") =>
  runTask({ launchType, overrides: { ephemeralStorage: { sizeInGiB } } });

testRule(runTaskEphemeralStorage, {
  passes: { within: sized(100) },
  fails: {
    "too little": [sized(20), "range", "/overrides/ephemeralStorage/sizeInGiB", { size: 20, min: 21, max: 200 }],
    "on EC2": [sized(100, "EC2"), "launchType", "/overrides/ephemeralStorage"],
  },
});
