import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { hostPathBlank } from "./host-path-blank.js";

const on = (sourcePath?: string) => ec2({ volumes: [{ name: "data", host: { sourcePath } }] });

testRule(hostPathBlank, {
  passes: { "a path": on("/data"), none: on() },
  fails: { empty: [on(""), "blank", "/volumes/0/host/sourcePath", { volume: "data" }] },
});
