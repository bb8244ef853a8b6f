import { StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { check } from "@stowage/rules";
import { describeAwsError } from "./aws-error.js";
import type { Plan } from "./change.js";
import type { Clients } from "./clients.js";
import { planCapacityProviders } from "./plan-capacity-providers.js";
import { planClusters } from "./plan-clusters.js";
import { planLoadBalancers } from "./plan-load-balancers.js";
import { planNamespaces } from "./plan-namespaces.js";
import { planScaling } from "./plan-scaling.js";
import { planServices } from "./plan-services.js";
import { planTaskDefinitions } from "./plan-task-definitions.js";
import { requirements } from "./requirements.js";
import { unsentMembers, withoutUnsent } from "./unsent.js";

/**
 * Compares an Assembly with what is live. Nothing is changed.
 *
 * Definitions are compared in their registered form, with ECS's defaults filled in, so that only real differences count. Of a service only what
 * the Assembly says is compared; the desired count is left alone where scaling owns it. What a deployment does not make is in `requires`, and
 * what it cannot send is in `unsent` and not compared.
 *
 * @throws {StowageError} `definition-errors` if the rules find an error; `aws-…` for what AWS answers.
 *
 * @example
 * const changes = (await plan(assembly, createClients({ region: "eu-west-1" }))).changes.filter((change) => change.action !== "none");
 */
export async function plan(assembly: Assembly, clients: Clients): Promise<Plan> {
  refuseErrors(assembly);
  const unsent = unsentMembers(assembly);
  const sent = withoutUnsent(assembly, unsent);
  try {
    const [namespaces, balancers, clusters, providers, definitions] = await Promise.all([
      planNamespaces(sent, clients),
      planLoadBalancers(sent, clients),
      planClusters(sent, clients),
      planCapacityProviders(sent, clients),
      planTaskDefinitions(sent, clients),
    ]);
    const [services, scaling] = await Promise.all([
      planServices(sent, clients, definitions, balancers.resolve),
      planScaling(sent, clients),
    ]);
    const changes = [
      ...namespaces,
      ...balancers.changes,
      ...clusters.clusters,
      ...providers,
      ...clusters.associations,
      ...definitions,
      ...services,
      ...scaling,
    ];
    const requires = requirements(sent, changes);
    const notes = { ...(requires.length > 0 && { requires }), ...(unsent.length > 0 && { unsent }) };
    return { format: "stowage/plan@1", app: assembly.app, region: clients.region, changes, ...notes, assembly };
  } catch (error) {
    throw describeAwsError(error);
  }
}

function refuseErrors(assembly: Assembly): void {
  const errors = check(assembly).filter((diagnostic) => diagnostic.severity === "error");
  if (errors.length === 0) return;
  const list = errors.map(({ path, message, hint }) => `  ${path}: ${message} ${hint}`).join("\n");
  throw new StowageError(
    "definition-errors",
    `The definition has ${errors.length === 1 ? "an error" : `${errors.length} errors`}:\n${list}`,
    {
      hint: "Run `stowage check`, and mend them first.",
      diagnostics: errors,
    },
  );
}
