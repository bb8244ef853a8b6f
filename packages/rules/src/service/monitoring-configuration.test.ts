import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { monitoringConfiguration } from "./monitoring-configuration.js";

const monitored = (resolutionSeconds: number, ...metricNames: string[]) =>
  service({ monitoring: { metricConfigurations: [{ resolutionSeconds, metricNames: metricNames as "CPUUtilization"[] }] } });

testRule(monitoringConfiguration, {
  passes: { "high resolution": monitored(20, "CPUUtilization", "MemoryUtilization") },
  fails: {
    "30 seconds": [monitored(30, "CPUUtilization"), "resolution", "/monitoring/metricConfigurations/0/resolutionSeconds", { seconds: 30 }],
    "no metric": [monitored(60), "none", "/monitoring/metricConfigurations/0/metricNames"],
  },
});
