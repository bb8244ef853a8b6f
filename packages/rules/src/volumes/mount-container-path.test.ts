import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { mountContainerPath } from "./mount-container-path.js";

const at = (...paths: (string | undefined)[]) =>
  fargate({ volumes: [{ name: "data" }] }, { mountPoints: paths.map((containerPath) => ({ sourceVolume: "data", containerPath })) });

testRule(mountContainerPath, {
  passes: { "two paths": at("/a", "/b"), "a drive": at("D:", "C:\\data") },
  fails: {
    none: [at(undefined), "missing", "/containerDefinitions/0/mountPoints/0/containerPath"],
    "a relative one": [at("data"), "relative", "/containerDefinitions/0/mountPoints/0/containerPath", { path: "data" }],
    "one twice": [at("/a", "/a"), "twice", "/containerDefinitions/0/mountPoints/1/containerPath", { path: "/a" }],
  },
});
