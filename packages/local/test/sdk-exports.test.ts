import * as scaling from "@aws-sdk/client-application-auto-scaling";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as ecs from "@aws-sdk/client-ecs";
import * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import * as discovery from "@aws-sdk/client-servicediscovery";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { allServices } from "../src/services/all-services.js";

/** What a client exports, and what it exports for operations that the engine does not answer, by the reason. */
interface Client {
  readonly exports: object;
  readonly service: string;
  readonly excused?: { readonly [reason: string]: readonly string[] };
}

const clients: { readonly [name: string]: Client } = {
  ecs: { exports: ecs, service: "ecs" },
  servicediscovery: { exports: discovery, service: "servicediscovery" },
  "application-auto-scaling": { exports: scaling, service: "application-autoscaling" },
  "elastic-load-balancing-v2": {
    exports: elb,
    service: "elasticloadbalancing",
    excused: {
      "There are no trust stores: clients' certificates are not checked.": [
        "paginateDescribeTrustStoreAssociations",
        "paginateDescribeTrustStoreRevocations",
        "paginateDescribeTrustStores",
      ],
    },
  },
  cloudwatch: {
    exports: cloudwatch,
    service: "monitoring",
    excused: {
      "Of CloudWatch there is what ECS needs: metrics and metric alarms.": [
        "paginateDescribeAnomalyDetectors",
        "paginateDescribeInsightRules",
        "paginateListAlarmMuteRules",
        "paginateListDashboards",
        "paginateListManagedInsightRules",
        "paginateListMetricStreams",
        "waitUntilAlarmMuteRuleExists",
        "waitUntilCompositeAlarmExists",
        "waitUntilLogAlarmExists",
      ],
    },
  },
};

const folder = fileURLToPath(new URL(".", import.meta.url));
const tests = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && !name.startsWith("sdk-exports"))
  .map((name) => readFileSync(`${folder}/${name}`, "utf8"));

/** The exports of a client that the tests call, whatever they call them. */
function called(client: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const code of tests) {
    for (const [, names = ""] of code.matchAll(new RegExp(`import \\{([^}]*)\\} from "@aws-sdk/client-${client}"`, "g"))) {
      for (const name of names.split(",")) {
        const [exported = "", own = exported] = name.trim().split(" as ");
        if (new RegExp(`\\b${own}\\(`).test(code)) found.add(exported);
      }
    }
  }
  return found;
}

/** Each waiter is there twice: `waitFor…` is the older form of `waitUntil…`, which it calls. */
const helpers = (exports: object): readonly string[] => Object.keys(exports).filter((name) => /^(?:paginate|waitUntil)/.test(name));

describe.each(Object.entries(clients))("of %s", (client, { exports, service, excused = {} }) => {
  it("every waiter and paginator is exercised", () => {
    const known = called(client);
    const reasons = Object.values(excused).flat();
    expect(helpers(exports).length).toBeGreaterThan(0);
    expect(helpers(exports).filter((name) => !known.has(name) && !reasons.includes(name))).toEqual([]);
  });

  it("none is excused that is there no more, is exercised, or pages through what the engine answers", () => {
    const operations = allServices.find(({ name }) => name === service)?.operations.map(({ name }) => name) ?? [];
    for (const name of Object.values(excused).flat()) {
      expect(helpers(exports)).toContain(name);
      expect(called(client)).not.toContain(name);
      expect(operations).not.toContain(name.replace(/^paginate/, ""));
    }
  });
});
