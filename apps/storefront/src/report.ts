import type { Status } from "@stowage/client";
import type { Estimate } from "@stowage/model";

export interface Round {
  readonly status: Status;
  readonly estimate: Estimate;
  readonly engine: { readonly url: string; endpoints(): readonly { readonly name: string; readonly url: string }[] };
  readonly answer: string;
}

/** What one round of `npm start` led to, for a person. */
export function report({ status, estimate, engine, answer }: Round): string {
  const services = status.services.flatMap(({ name, running, desired, taskDefinition, tasks }) => [
    `  ${name}  ${running} of ${desired} running  ${taskDefinition ?? ""}`,
    ...tasks.map(
      ({ id, lastStatus, health, address, capacity, zone }) =>
        `    ${[id, lastStatus, health, address, capacity, zone].filter(Boolean).join("  ")}`,
    ),
  ]);
  const perService = new Map<string, number>();
  for (const { resource, monthly } of estimate.lines) perService.set(resource, (perService.get(resource) ?? 0) + Number(monthly));
  return [
    "",
    "The services and their tasks",
    ...services,
    "",
    "What web answered (the items are known to catalog alone)",
    `  ${answer}`,
    "",
    `What it would cost on Amazon ECS in ${estimate.region}: ${Number(estimate.monthly).toFixed(2)} ${estimate.currency} a month`,
    ...[...perService].map(([resource, amount]) => `  ${resource}  ${amount.toFixed(2)}`),
    ...estimate.unpriced.map(({ resource, item }) => `  ${resource}  ${item}: no price known`),
    "",
    "Addresses to look at",
    ...engine.endpoints().map(({ name, url }) => `  ${name}  ${url}`),
    `  ECS API  ${engine.url}  (aws --endpoint-url ${engine.url} ecs list-services --cluster main)`,
    "",
  ].join("\n");
}
