import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { oneSubnet } from "./one-subnet.js";

const subnets = (...ids: string[]) => service({ networkConfiguration: { awsvpcConfiguration: { subnets: ids } } });

testRule(oneSubnet, {
  passes: { two: subnets("subnet-0a", "subnet-0b") },
  fails: { one: [subnets("subnet-0a"), "one", "/networkConfiguration/awsvpcConfiguration/subnets"] },
});
