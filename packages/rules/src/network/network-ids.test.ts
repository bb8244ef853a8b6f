import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { networkIds } from "./network-ids.js";

const vpc = (subnets: string[], securityGroups: string[] = []) =>
  service({ networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } } });

testRule(networkIds, {
  passes: { ids: vpc(["subnet-0a", "subnet-0b"], ["sg-0a"]), "a placeholder": vpc(["{{ subnet }}"]) },
  fails: {
    "a name": [vpc(["private-a"]), "form", "/networkConfiguration/awsvpcConfiguration/subnets/0", { id: "private-a", what: "subnet" }],
    "a group by name": [vpc(["subnet-0a"], ["web"]), "form", "/networkConfiguration/awsvpcConfiguration/securityGroups/0"],
    "one twice": [vpc(["subnet-0a", "subnet-0a"]), "twice", "/networkConfiguration/awsvpcConfiguration/subnets/1"],
  },
});
