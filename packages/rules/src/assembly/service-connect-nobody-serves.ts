import type { CreateServiceRequest } from "@stowage/model/ecs";
import { namesOf } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectNobodyServes: Rule = rule({
  id: "service-connect-nobody-serves",
  severity: "warning",
  stage: "runtime",
  on: "assembly",
  summary: "A Service Connect client finds a service in its namespace.",
  source: "our advice",
  docs: "service-connect",
  messages: { nobody: '"{service}" is a client in the namespace "{namespace}", where no service of this application serves.' },
  hint: "Use the namespace of the services that it calls; suppress this where they belong to another application.",
  check({ services = {}, clusters = {} }, report) {
    const namespaceOf = (service: CreateServiceRequest): string => {
      const cluster = service.cluster !== undefined && Object.hasOwn(clusters, service.cluster) ? clusters[service.cluster] : undefined;
      return serviceConnectOf(service)?.namespace ?? cluster?.serviceConnectDefaults?.namespace ?? "";
    };
    const served = namesOf(
      Object.values(services)
        .filter((service) => serviceConnectOf(service)?.services?.length)
        .map(namespaceOf),
    );
    for (const [key, service] of Object.entries(services)) {
      const namespace = namespaceOf(service);
      if (serviceConnectOf(service) && !served.has(namespace))
        report("nobody", ["services", key, "serviceConnectConfiguration"], { service: key, namespace });
    }
  },
});
