import { assembly, service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { servicesPerClusterMax } from "./services-per-cluster.js";

const many = (count: number) =>
  assembly({
    services: Object.fromEntries(Array.from({ length: count }, (_, index) => [`main/s${index}`, service({ serviceName: `s${index}` })])),
  });

testRule(servicesPerClusterMax, {
  passes: { few: many(3) },
  fails: { many: [many(5001), "many", "/services", { cluster: "main", count: 5001, max: 5000 }] },
});
