import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containersMax } from "./containers-max.js";

const many = (count: number) => fargate({}, ...Array.from({ length: count }, (_, index) => ({ name: `c${index}` })));

testRule(containersMax, {
  passes: { ten: many(10) },
  fails: { eleven: [many(11), "many", "/containerDefinitions", { count: 11, max: 10 }] },
});
