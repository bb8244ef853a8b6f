import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ulimitSoftAboveHard } from "./ulimit-soft-above-hard.js";

const limit = (softLimit: number, hardLimit: number) => fargate({}, { ulimits: [{ name: "nofile", softLimit, hardLimit }] });

testRule(ulimitSoftAboveHard, {
  passes: { below: limit(1024, 4096), equal: limit(65535, 65535), unlimited: limit(1024, -1) },
  fails: {
    above: [limit(4096, 1024), "above", "/containerDefinitions/0/ulimits/0/softLimit", { name: "nofile", soft: 4096, hard: 1024 }],
    "twice the same": [
      fargate(
        {},
        {
          ulimits: [
            { name: "nofile", softLimit: 1, hardLimit: 2 },
            { name: "nofile", softLimit: 1, hardLimit: 2 },
          ],
        },
      ),
      "twice",
      "/containerDefinitions/0/ulimits/1/name",
    ],
  },
});
