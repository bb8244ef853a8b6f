import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { subnetsCount } from "./subnets-count.js";

const vpc = (subnets: number, groups = 0) =>
  service({ networkConfiguration: { awsvpcConfiguration: { subnets: ids("subnet", subnets), securityGroups: ids("sg", groups) } } });
const ids = (kind: string, count: number) => Array.from({ length: count }, (_, index) => `${kind}-${index}`);
const path = "/networkConfiguration/awsvpcConfiguration";

testRule(subnetsCount, {
  passes: { one: vpc(1), "the most": vpc(16, 5) },
  fails: {
    none: [vpc(0), "none", `${path}/subnets`],
    seventeen: [vpc(17), "many", `${path}/subnets`, { count: 17, what: "subnets", max: 16 }],
    "six groups": [vpc(1, 6), "many", `${path}/securityGroups`],
  },
});
