import { ecsArn } from "@stowage/model";
import type { DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { tagsOf } from "../tags.js";
import { capacityProviderOutput, fargateOutputs } from "./capacity-provider-output.js";
import { providerName } from "./capacity-providers.js";
import { requireCluster } from "./refs.js";

/** All of them, or those that are named, or those of a cluster. */
export const describeCapacityProviders: Operation<DescribeCapacityProvidersRequest, DescribeCapacityProvidersResponse> = operation(
  "DescribeCapacityProviders",
  (call) => {
    const { input, view, place } = call;
    const own = rowsOf(view, "capacityProviders", ecsArn.capacityProvider(place, "")).map(capacityProviderOutput);
    const all = [...fargateOutputs(place), ...own].sort((a, b) => (a.name! < b.name! ? -1 : 1));
    const asked = input.capacityProviders?.map(providerName);
    const associated = input.cluster === undefined ? undefined : requireCluster(call, input.cluster).capacityProviders;
    const wanted = all.filter(({ name }) => (asked?.includes(name!) ?? true) && (associated?.includes(name!) ?? true));
    const failures = (asked ?? []).filter((name) => !all.some((provider) => provider.name === name));
    const { items, ...rest } = page(wanted, ({ name }) => name!, { size: input.maxResults, token: input.nextToken }, ecsPage(10, 10));
    const withTags = input.include?.includes("TAGS") === true;
    return {
      output: {
        capacityProviders: items.map((provider) =>
          withTags ? { ...provider, tags: tagsOf(view, provider.capacityProviderArn!) } : provider,
        ),
        failures: failures.map((name) => ({ arn: ecsArn.capacityProvider(place, name), reason: "MISSING" })),
        ...rest,
      },
    };
  },
);
