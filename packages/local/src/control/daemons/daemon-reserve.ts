import type { View } from "../../state/view.js";
import { requirementOf } from "../launch/task-size.js";
import { daemonsOfProvider } from "./daemons-of-provider.js";

/** What the daemons of a capacity provider take of each of its instances: CPU units and MiB. */
export function daemonReserve(view: View, clusterArn: string, providerArn: string): { readonly cpu: number; readonly memory: number } {
  let [cpu, memory] = [0, 0];
  for (const { revision } of daemonsOfProvider(view, clusterArn, providerArn)) {
    const definition = view.get("taskDefinitions", revision.taskDefinitionArn)?.definition;
    const needs = definition && requirementOf(definition);
    cpu += needs?.cpu ?? 0;
    memory += needs?.memory ?? 0;
  }
  return { cpu, memory };
}
