import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ebsOnePerTask } from "./ebs-one-per-task.js";

const ebs = (...names: string[]) => fargate({ volumes: names.map((name) => ({ name, configuredAtLaunch: true })) });

testRule(ebsOnePerTask, {
  passes: { one: ebs("data") },
  fails: { two: [ebs("data", "more"), "second", "/volumes/1/configuredAtLaunch", { volume: "more" }] },
});
