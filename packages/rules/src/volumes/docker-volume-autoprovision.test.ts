import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dockerVolumeAutoprovision } from "./docker-volume-autoprovision.js";

const docker = (dockerVolumeConfiguration: object) => ec2({ volumes: [{ name: "data", dockerVolumeConfiguration }] });

testRule(dockerVolumeAutoprovision, {
  passes: { shared: docker({ scope: "shared", autoprovision: true }), "not said": docker({ scope: "task" }) },
  fails: {
    "of the task": [
      docker({ scope: "task", autoprovision: true }),
      "scope",
      "/volumes/0/dockerVolumeConfiguration/autoprovision",
      { scope: "task" },
    ],
    "of the task by default": [docker({ autoprovision: false }), "scope", "/volumes/0/dockerVolumeConfiguration/autoprovision"],
  },
});
