import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { portRangeFormat } from "./port-range-format.js";

const ranges = (...portMappings: object[]) => fargate({}, { portMappings });

testRule(portRangeFormat, {
  passes: {
    one: ranges({ containerPortRange: "8000-8010" }),
    "side by side": ranges({ containerPortRange: "8000-8010" }, { containerPortRange: "8011-8020" }, { containerPort: 80 }),
  },
  fails: {
    "the wrong way round": [
      ranges({ containerPortRange: "8010-8000" }),
      "form",
      "/containerDefinitions/0/portMappings/0/containerPortRange",
      { range: "8010-8000" },
    ],
    "too high": [ranges({ containerPortRange: "8010-70000" }), "form", "/containerDefinitions/0/portMappings/0/containerPortRange"],
    "with a port": [
      ranges({ containerPortRange: "8000-8010", containerPort: 80 }),
      "alone",
      "/containerDefinitions/0/portMappings/0/containerPortRange",
    ],
    "over a port": [
      ranges({ containerPort: 8005 }, { containerPortRange: "8000-8010" }),
      "overlap",
      "/containerDefinitions/0/portMappings/1/containerPortRange",
    ],
    "too many": [
      ranges(...Array.from({ length: 101 }, (_, i) => ({ containerPortRange: `${100 + i * 2}-${101 + i * 2}` }))),
      "many",
      "/containerDefinitions/0/portMappings",
    ],
  },
});
