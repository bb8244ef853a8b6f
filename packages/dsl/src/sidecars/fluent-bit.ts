import { sidecar } from "../sidecar.js";
import type { Sidecar } from "../sidecar.js";
import { placedAt } from "../site.js";
import { also } from "./ready.js";
import type { ReadyOptions } from "./ready.js";

export interface FluentBitOptions extends ReadyOptions {
  /** The image's tag; `stable` if absent. */
  readonly version?: string;
  /** Options of the router, as FireLens has them: `config-file-type`, `config-file-value`, `enable-ecs-log-metadata`. */
  readonly options?: Readonly<Record<string, string>>;
}

/**
 * The FireLens log router `log-router`: AWS for Fluent Bit. Add it before the containers that log with the `awsfirelens` driver.
 * Source: ECS developer guide, "Send Amazon ECS logs to an AWS service or AWS Partner" (FireLens): the image, that the router is essential,
 * and its port 24224, which needs no mapping; 2026-11.
 *
 * @example
 * task("web")
 *   .fargate({ cpu: 256, memory: 512 })
 *   .add(fluentBit())
 *   .container("app", (c) =>
 *     c.image("web", "1").logs({ logDriver: "awsfirelens", options: { Name: "firehose", region: "eu-west-1", delivery_stream: "web" } }),
 *   );
 */
export function fluentBit(options: FluentBitOptions = {}): Sidecar<"log-router", never, false, true> {
  const { repository = "public.ecr.aws/aws-observability/aws-for-fluent-bit", version = "stable" } = options;
  return placedAt(fluentBit, () =>
    sidecar("log-router", (c) => also(c.image(repository, version).firelens("fluentbit", options.options), options)),
  );
}
