import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectUniqueInNamespace: Rule = rule({
  id: "service-connect-unique-in-namespace",
  severity: "error",
  stage: "create-service",
  on: "assembly",
  summary: "Within a namespace, no two services serve one discovery name or one alias.",
  source: "developer guide, Service Connect; ServiceConnectService$discoveryName",
  docs: "service-connect",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: {
    discovery: '"{other}" serves the discovery name "{name}" in the namespace "{namespace}" already.',
    alias: '"{other}" serves the alias {name} in the namespace "{namespace}" already.',
  },
  hint: "Give each service a name and an alias of its own.",
  check({ services = {}, clusters = {} }, report) {
    const owners = new Map<string, string>();
    for (const [key, service] of Object.entries(services)) {
      const connect = serviceConnectOf(service);
      const cluster = service.cluster !== undefined && Object.hasOwn(clusters, service.cluster) ? clusters[service.cluster] : undefined;
      const namespace = connect?.namespace ?? cluster?.serviceConnectDefaults?.namespace ?? "";
      for (const [index, { portName, discoveryName, clientAliases = [] }] of (connect?.services ?? []).entries()) {
        const path = ["services", key, "serviceConnectConfiguration", "services", index];
        const name = discoveryName ?? portName;
        const other = claim(owners, `name ${namespace} ${name}`, key);
        if (other !== undefined)
          report("discovery", [...path, discoveryName === undefined ? "portName" : "discoveryName"], { other, name, namespace });
        for (const [place, { dnsName = `${name}.${namespace}`, port }] of clientAliases.entries()) {
          const holder = claim(owners, `alias ${namespace} ${dnsName}:${port}`, key);
          if (holder !== undefined)
            report("alias", [...path, "clientAliases", place], { other: holder, name: `${dnsName}:${port}`, namespace });
        }
      }
    }
  },
});

/** The service that has claimed the name before, if it is another one. */
function claim(owners: Map<string, string>, name: string, key: string): string | undefined {
  const owner = owners.get(name);
  if (owner === undefined) owners.set(name, key);
  return owner === key ? undefined : owner;
}
