import { queryOf, zonesOf } from "../queries.js";
import { isRegionCode } from "../region-code.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const zoneOfRegion: Rule = rule({
  id: "zone-of-region",
  severity: "error",
  stage: "task-start",
  on: ["service", "runTask", "taskDefinition"],
  summary: "A constraint on the Availability Zone names zones of the Assembly's region.",
  source: "EC2 user guide, Regions and Zones: a zone's name begins with the code of its region; developer guide, cluster query language",
  docs: "cluster-query-language",
  needs: "placementConstraints",
  messages: { other: "{zone} is no name of a zone of {region}, so no instance of the cluster matches." },
  hint: "Name zones of {region}.",
  check({ placementConstraints = [], ...launched }, report, { region }) {
    if (region === undefined || !isRegionCode(region)) return;
    // External instances are in no zone at all: external-placement-attributes.
    if ("launchType" in launched && launched.launchType === "EXTERNAL") return;
    for (const [index, constraint] of placementConstraints.entries()) {
      const query = queryOf(constraint);
      const zones = (query && zonesOf(query)) ?? [];
      const [zone] = zones;
      if (zone !== undefined && zones.every((name) => !name.startsWith(region)))
        report("other", ["placementConstraints", index, "expression"], { zone, region });
    }
  },
});
