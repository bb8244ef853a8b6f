import { testRule } from "../../test/test-rule.js";
import { execLogging } from "./exec-logging.js";

const exec = (logging: string, logConfiguration?: object) => ({
  configuration: { executeCommandConfiguration: { logging, ...(logConfiguration && { logConfiguration }) } },
});

testRule(execLogging, {
  passes: { default: exec("DEFAULT"), overridden: exec("OVERRIDE", { cloudWatchLogGroupName: "/ecs/exec" }) },
  fails: {
    "by nothing": [exec("OVERRIDE"), "missing", "/configuration/executeCommandConfiguration/logConfiguration"],
    "not overridden": [exec("NONE", { s3BucketName: "bucket" }), "unused", "/configuration/executeCommandConfiguration/logConfiguration"],
  },
});
